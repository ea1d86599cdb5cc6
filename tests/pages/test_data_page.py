"""The data page: a ledger is checked, its faults are shown, it is published, published again and restored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.months import Month
from analytics.snapshots import Archive
from tests.builders import project, publish
from tests.ledger.grids import clean, lines, write_csv, write_xlsx
from tests.pages.screen import opened, sound, words

MARCH = Month(2021, 3)


def ledger(path: Path, *rows: dict[str, Any]) -> tuple[str, bytes]:
    """Name and bytes of a ledger of March 2021."""
    write_csv(path, [["南昌市重大重点项目台账"], *lines(rows)[1:]])
    return path.name, path.read_bytes()


def data_page(**parameters: str) -> AppTest:
    """The data page in English, the import set to March 2021."""
    app = opened("data", lang="en", **parameters)
    app.selectbox(key="to_year").select(2021)
    app.selectbox(key="to_month").select(3)
    return sound(app.run())


def checked(app: AppTest, name: str, content: bytes) -> AppTest:
    """The page after a ledger was uploaded and checked."""
    app.file_uploader(key="ledger_file").clear().upload(name, content)
    sound(app.run())
    pressed(app, "Check")
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after a button was pressed."""
    next(button for button in app.button if button.label == label).click()
    return sound(app.run())


def counts(app: AppTest) -> list[str]:
    """Rows read, accepted, rejected and skipped as shown."""
    return [metric.value for metric in app.metric]


def faults(app: AppTest) -> Any:
    """The table of refused cells."""
    return next(frame.value for frame in app.dataframe if "Reason" in frame.value and "Sheet" in frame.value)


def test_nothing_can_be_checked_before_there_is_a_file(data: Archive) -> None:
    app = data_page()
    assert next(button for button in app.button if button.label == "Check").disabled


def test_a_clean_ledger_is_checked_and_nothing_is_published_yet(data: Archive, tmp_path: Path) -> None:
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1), clean(2), clean(3)))
    assert counts(app) == ["3", "3", "0", "0"]
    assert "No fault found." in words(app)
    assert data.all() == ()
    (totals,) = [frame.value for frame in app.dataframe if any("Annual plan" in name for name in frame.value)]
    assert totals.iloc[0]["Annual plan (万元)"] == "900.00"


def test_a_workbook_is_read_as_well(data: Archive, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "三月.xlsx", [["南昌市重大重点项目台账"], *lines([clean(1), clean(2)])[1:]])
    assert counts(checked(data_page(), path.name, path.read_bytes())) == ["2", "2", "0", "0"]


def test_a_bad_ledger_names_every_refused_cell_and_cannot_be_published(data: Archive, tmp_path: Path) -> None:
    rows = [clean(1), clean(2, 年度计划投资=-5), clean(3, 所属县区="火星区", 责任单位="火星区"), clean(1)]
    app = checked(data_page(), *ledger(tmp_path / "坏.csv", *rows))
    found = faults(app)
    read, accepted, rejected, skipped = map(int, counts(app))
    assert read == accepted + rejected + skipped == 4
    assert rejected >= 3
    assert set(zip(found["Row"], found["Column"], strict=True)) >= {
        (5, "年度计划投资"),
        (6, "所属县区"),
        (7, "项目编号"),
    }
    assert "-5" in set(found["Value"])
    assert f"{len(found)} cells are refused; nothing can be published." in words(app)
    assert "Publish" not in [button.label for button in app.button]
    assert "Workbook with the faults marked" in [button.label for button in app.download_button]
    assert data.all() == ()


def test_a_file_that_is_no_ledger_is_refused_in_words(data: Archive) -> None:
    app = checked(data_page(), "x.xlsx", b"no workbook")
    assert len(faults(app)) == 1
    assert "Publish" not in [button.label for button in app.button]


def test_publishing_moves_the_reader_to_the_ledger_and_its_city_off_the_demo(
    with_demo: Archive, tmp_path: Path
) -> None:
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1), clean(2)))
    assert "demo data disappear" in words(app)
    pressed(app, "Publish")
    text = words(app)
    assert "Published 2021-03 v1, 2 projects." in text
    assert app.query_params["as_of"] == "2021-03"
    assert "Demo data" not in text
    (snapshot,) = [one for one in with_demo.all() if one.kind == "ledger"]
    assert (snapshot.city, snapshot.as_of, snapshot.rows, snapshot.source.name) == ("nanchang", MARCH, 2, "三月.csv")
    app.run()
    assert "Published 2021-03 v1" not in words(app), "said once"


def test_a_new_version_needs_a_reason(data: Archive, tmp_path: Path) -> None:
    publish(data, [project(1)], MARCH)
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1), clean(2)))
    pressed(app, "Publish")
    assert "State a reason for the new version" in words(app)
    assert [one.version for one in data.versions("nanchang", MARCH)] == [1]
    (reason,) = [box for box in app.text_input if "version 1" in box.label]
    reason.set_value("一个项目漏报")
    sound(app.run())
    pressed(app, "Publish")
    assert "Published 2021-03 v2, 2 projects." in words(app)
    assert [one.reason for one in data.versions("nanchang", MARCH)] == [None, "一个项目漏报"]


def test_somebody_faster_is_not_overwritten(data: Archive, tmp_path: Path) -> None:
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1), clean(2)))
    publish(data, [project(1)], MARCH, published_by="另一人")
    pressed(app, "Publish")
    assert "meanwhile been published as version 1 by 另一人" in words(app)
    assert [one.rows for one in data.all()] == [1]


def test_changing_the_month_after_the_check_asks_for_another_check(data: Archive, tmp_path: Path) -> None:
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1)))
    app.selectbox(key="to_month").select(4)
    sound(app.run())
    assert "check again" in words(app)
    assert "Publish" not in [button.label for button in app.button]


def test_another_file_drops_the_result_of_the_check(data: Archive, tmp_path: Path) -> None:
    app = checked(data_page(), *ledger(tmp_path / "三月.csv", clean(1)))
    app.file_uploader(key="ledger_file").clear().upload(*ledger(tmp_path / "四月.csv", clean(2)))
    sound(app.run())
    assert not app.metric


def test_an_older_version_is_restored_with_a_reason(data: Archive) -> None:
    publish(data, [project(1), project(2)], MARCH)
    publish(data, [project(1)], MARCH, expected_version=1, reason="错误")
    app = opened("data", lang="en")
    pressed(app, "Restore")
    assert "State a reason for the new version" in words(app)
    next(box for box in app.text_input if box.label == "Reason").set_value("第一版是对的")
    pressed(app, "Restore")
    assert [(one.version, one.rows, one.reason) for one in data.versions("nanchang", MARCH)] == [
        (1, 2, None),
        (2, 1, "错误"),
        (3, 2, "第一版是对的"),
    ]
    versions = next(frame.value for frame in app.dataframe if "SHA-256" in frame.value)
    assert list(versions["Version"]) == ["v3", "v2", "v1"]


def test_every_snapshot_can_be_verified_and_a_damaged_one_is_named(data: Archive) -> None:
    publish(data, [project(1)], MARCH)
    app = pressed(opened("data", lang="en"), "Verify all snapshots")
    assert "1 snapshots checked, 0 damaged." in words(app)
    (data.root / "ledger" / "nanchang" / "2021-03.v1.parquet").write_bytes(b"torn")
    pressed(app, "Verify all snapshots")
    assert "1 snapshots checked, 1 damaged." in words(app)
    assert "its SHA-256 differs" in words(app)


def test_two_snapshots_are_compared(data: Archive) -> None:
    publish(data, [project(1), project(2, annual_plan_wan=100)], Month(2021, 2))
    publish(data, [project(2, annual_plan_wan=300), project(3)], MARCH)
    app = opened("data", lang="en")
    (pills,) = app.pills
    assert pills.options == ["Newly listed 1", "No longer listed 1", "Plan or total changed 1"]
    pills.set_value("changed_plan")
    sound(app.run())
    edits = next(frame.value for frame in app.dataframe if "Before" in frame.value)
    assert edits[["Project ID", "Before", "After"]].values.tolist() == [["P2", "0.0100", "0.0300"]]


def test_one_snapshot_alone_cannot_be_compared(data: Archive) -> None:
    publish(data, [project(1)], MARCH)
    assert "fewer than two snapshots" in words(opened("data", lang="en"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_is_offered(data: Archive, language: str) -> None:
    app = opened("data", lang=language)
    assert any(
        "template" in one.label.lower() or "模板" in one.label or "Empty" in one.label for one in app.download_button
    )
