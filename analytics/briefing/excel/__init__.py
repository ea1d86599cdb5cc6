"""A briefing as an Excel workbook: the text, tables with live rates, native charts, the source of each number."""

from analytics.briefing.excel.workbook import workbook

__all__ = ["workbook"]
