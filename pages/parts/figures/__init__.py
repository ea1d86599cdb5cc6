"""Charts: the only importer of Plotly; each builder takes answers and a palette and returns a figure."""
