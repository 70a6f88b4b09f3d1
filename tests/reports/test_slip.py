"""The paper slip: three copies of one order, in Chinese, on a machine that has no fonts."""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from pypdf import PdfReader

from bot.clock import Clock
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method, Result
from bot.domain.quotes import Material
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.domain.slips import Copy, Slip, copies_for, without_phones
from bot.playground.theatre import Theatre
from bot.reports.fonts import covered, drawable, in_hand
from bot.reports.slip import slip_pdf
from bot.services import dispatch, repairs, slips, verifications, voids, work_orders
from bot.services.repairs import Reported
from bot.storage.rows import NotFound
from bot.texts import Texts
from tests import talks
from tests.reports.samples import SLIP, pages
from tests.services.town import Town

SERVICE, ENGINEERING, TENANT = Copy
INTERNAL = ("第31号", "宋佳", "138", "接头仍有滴水", "调度记录", "返修原因")


def printed(slip: Slip, texts: Texts) -> list[str]:
    return pages(slip_pdf(slip, texts))


# -- who gets which ---------------------------------------------------------------------------------------------------

OF_CUSTOMER_SERVICE = {
    Role.RECEPTIONIST, Role.CSR, Role.TENANT_SUPERVISOR, Role.HOUSEKEEPING_SUPERVISOR, Role.BC_CLERK, Role.OPERATOR,
    Role.SECURITY, Role.SECURITY_SUPERVISOR, Role.GENERAL_MANAGER,
}  # fmt: skip
OF_ENGINEERING = {Role.DISPATCHER, Role.TECHNICIAN, Role.ENGINEERING_MANAGER}
THE_FILE = {Role.CLERK, Role.CS_MANAGER}


@pytest.mark.manual("R120")
@pytest.mark.parametrize("role", Role)
def test_everybody_gets_the_copy_that_is_theirs(role: Role) -> None:
    wanted = {
        role in OF_CUSTOMER_SERVICE: (SERVICE,), role in OF_ENGINEERING: (ENGINEERING,), role in THE_FILE: tuple(Copy),
    }  # fmt: skip
    assert copies_for({role}) == wanted.get(True, (TENANT,))


def test_who_holds_two_posts_gets_the_copies_of_both() -> None:
    assert copies_for({Role.TENANT, Role.TECHNICIAN}) == (ENGINEERING, TENANT)
    assert copies_for({Role.DISPATCHER, Role.CSR, Role.TENANT}) == tuple(Copy)


# -- what is on it ----------------------------------------------------------------------------------------------------


@pytest.mark.manual("R120")
def test_each_copy_is_a_page_that_says_whose_it_is(texts: Texts) -> None:
    found = printed(SLIP, texts)
    assert ["第一联客服部留存" in found[0], "第二联工程部留存" in found[1], "第三联客户留存" in found[2]] == [True] * 3
    assert all("锦澜国际大厦" in page and "工程维修工作单" in page and "WO-2026-000007" in page for page in found)
    assert len(printed(replace(SLIP, copies=(TENANT,)), texts)) == 1


@pytest.mark.manual("R121")
def test_the_fields_of_the_form_are_on_it(texts: Texts) -> None:
    page = printed(SLIP, texts)[0]
    wanted = (
        "■收费□无偿", "用户名称云杉软件", "单元位置0801卫生间", "报修内容水管漏水", "报修部门客服部（电话）",
        "报修人周敏138••••••01", "工作内容更换角阀", "紧急程度急修", "维修类别给排水",
        "开单人金晶日期2026-11-23时间09:05",
        "调度记录第31号", "记录人宋佳", "报修编号R-000012", "报修时间2026-11-2309:00", "维修人员赵德柱、孙立",
        "接单时间2026-11-2309:07", "到场时间2026-11-2309:20", "完工时间2026-11-2310:02",
        "更换水龙头120.0020.00", "不锈钢软管218.5037.00", "返修垫片1免费", "材料费¥37.00人工费¥20.00合计¥57.00",
        "处理结果已修好", "返修次数2次", "返修原因接头仍有滴水",
        "叶子晴电话询问2026-11-2311:00", "周敏在线确认2026-11-2310:40",
    )  # fmt: skip
    assert [one for one in wanted if one not in page] == []


def test_a_free_repair_costs_nothing_and_its_material_is_named_all_the_same(texts: Texts) -> None:
    page = printed(replace(SLIP, chargeable=False), texts)[0]
    assert "□收费■无偿" in page
    assert "不锈钢软管2免费" in page
    assert "合计¥0.00" in page


def test_what_was_not_mended_costs_nothing(texts: Texts) -> None:
    page = printed(replace(SLIP, result=Result.NOT_POSSIBLE), texts)[0]
    assert "合计¥0.00" in page


def test_before_the_work_there_is_room_to_write(texts: Texts) -> None:
    fresh = replace(
        SLIP, lines=(), completed_at=None, arrived_at=None, work_done="", result=None, signed=None, confirmed=None
    )  # fmt: skip
    page = printed(fresh, texts)[0]
    assert "¥" not in page
    assert "客服签字客户签字" in page


@pytest.mark.manual("R120")
def test_the_tenants_copy_has_nothing_that_concerns_only_the_house(texts: Texts) -> None:
    service, engineering, tenant = printed(SLIP, texts)
    assert [word for word in INTERNAL if word not in service or word not in engineering] == []
    assert [word for word in INTERNAL if word in tenant] == []


@pytest.mark.manual("R123")
def test_a_void_order_is_printed_with_its_reason_across_every_copy(texts: Texts) -> None:
    found = printed(replace(SLIP, void_why="重复开单"), texts)
    assert all("作废" in page.replace("作废原因", "") and "作废原因重复开单" in page for page in found)
    assert all("合计¥0.00" in page for page in found)
    assert not any("作废" in page for page in printed(SLIP, texts))


@pytest.mark.parametrize(
    ("wrote", "shown"),
    [
        ("请打13800138000找我", "请打138••••••00找我"), ("138-0013-8000", "138••••••••00"),
        ("021-88003801", "021•••••••01"), ("+8613800138000", "+86•••••••••00"), ("+49 30 1234567", "+49•••••••••67"),
        ("8613800138000", "861••••••••00"), ("WO-2026-000001 1201室 2026-11-23", "WO-2026-000001 1201室 2026-11-23"),
        ("编号 20261123000001", "编号 20261123000001"),
    ],
)  # fmt: skip
def test_no_phone_number_is_in_full_wherever_somebody_wrote_it(wrote: str, shown: str) -> None:
    assert without_phones(wrote) == shown


# -- on paper ---------------------------------------------------------------------------------------------------------


def test_the_same_slip_gives_the_same_bytes(texts: Texts) -> None:
    assert slip_pdf(SLIP, texts) == slip_pdf(SLIP, texts)


def test_every_font_is_in_the_file(texts: Texts) -> None:
    fonts: list[Any] = []
    for page in PdfReader(BytesIO(slip_pdf(SLIP, texts))).pages:
        fonts += page["/Resources"]["/Font"].values()  # type: ignore[index]
    assert fonts
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile3" in inner["/FontDescriptor"]


@pytest.fixture(scope="module")
def rare() -> str:
    """Many different Chinese characters of which none is on the form itself, however long it is."""
    texts = Texts(Clock())
    form = set("".join(printed(replace(SLIP, text="x" * 4096, void_why="x"), texts)))
    with in_hand(FPDF()) as font:
        # Some characters share a shape: no reader can know which of them was meant.
        shapes = {shape: chr(code) for code, shape in font.cmap.items() if 0x4E00 <= code < 0xA000}
        twins = Counter(font.cmap.values())
    return "".join(char for shape, char in shapes.items() if char not in form and twins[shape] == 1)


def within_the_margins(pdf: bytes) -> bool:
    seen: list[tuple[float, float]] = []

    def visit(text: str, _: Any, at: Any, __: Any, ___: Any) -> None:
        if text.strip():
            seen.append((at[4], at[5]))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
    return bool(seen) and all(20 < x < wide - 20 and 20 < y < high - 20 for x, y in seen)


@pytest.mark.parametrize(("field", "count"), [("text", 4096), ("place", 1000), ("void_why", 1000)])
def test_the_longest_text_flows_over_pages_and_nothing_of_it_is_lost(
    field: str, count: int, rare: str, texts: Texts
) -> None:
    long = rare[:count]
    assert len(long) == count
    pdf = slip_pdf(replace(SLIP, copies=(SERVICE,), **{field: long}), texts)  # type: ignore[arg-type]
    found = pages(pdf)
    assert len(found) > 1
    shown = set(long)
    assert "".join(char for char in "".join(found) if char in shown) == long
    assert all(f"第{number}页共{len(found)}页" in page for number, page in enumerate(found, 1))
    assert all("WO-2026-000007" in page for page in found)
    assert "客服签字" in found[-1]
    assert within_the_margins(pdf)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4096, "leak " * 800, "漏\n" * 2000, "！" * 4096, "（" * 4096, "the pipe under the sink，水一直流。" * 100,
        "\n".join("漏" * 60 for _ in range(60)),
    ],
    ids=["one-word", "words", "a-letter-a-line", "no-line-begins-so", "no-line-ends-so", "mixed", "paragraphs"],
)  # fmt: skip
def test_whatever_people_write_fits_the_paper(text: str, texts: Texts) -> None:
    pdf = slip_pdf(replace(SLIP, copies=(SERVICE,), text=text, work_done=text), texts)
    found = pages(pdf)
    without = printed(replace(SLIP, copies=(SERVICE,), text="-", work_done="-"), texts)
    char = text[0]
    assert "".join(found).count(char) == "".join(without).count(char) + 2 * text.count(char)
    assert len(found) < 20
    assert within_the_margins(pdf)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("水😀漏👍🏽了", "水漏了"), ("1️⃣楼", "1楼"), ("한글", "□□"), ("e\u0301", "é"), ("a\tb\u2028c", "a b c"),
        ("\ufeff零\u200b宽\x00", "零宽"), ("𝐀座", "A座"), ("\ud83d残", "残"), ("两\n行", "两\n行"),
    ],
)  # fmt: skip
def test_what_the_font_lacks_is_left_out_or_becomes_a_box(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_emoji_everywhere_leave_no_garbage(texts: Texts) -> None:
    smile = "😀👩‍👩‍👧‍👦🇨🇳"
    named = replace(SLIP.issuer, zh=f"金晶{smile}", en="")
    emoji = replace(
        SLIP, text=f"水管{smile}漏水", place=smile, work_done=smile, issuer=named, rejected_why=f"滴水{smile}",
        lines=(Material(f"软管{smile}", 1, SLIP.lines[0].price),),
    )  # fmt: skip
    page = printed(emoji, texts)[0]
    assert "报修内容水管漏水" in page
    assert "开单人金晶日期" in page
    assert set(page) <= set(map(chr, covered()))


# -- from the order itself --------------------------------------------------------------------------------------------


async def issued(town: Town) -> IntakeId:
    """The tenant's leak, for which an order has been issued, and done."""
    what = Reported(town.unit, "漏水，电话 13800138000", (), Category.PLUMBING, Urgency.NORMAL)
    intake = (await town.does("tenant", lambda w: repairs.report(w, what))).id
    technician = town.people["technician"]
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, technician))
    return intake


async def done(town: Town) -> IntakeId:
    intake = await issued(town)
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "换了阀门", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.ask(w, intake))
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ASKED))
    return intake


async def slip_for(town: Town, who: str, intake: IntakeId) -> Slip:
    return await town.does(who, lambda w: slips.of(w, intake))


@pytest.mark.manual("R121")
async def test_the_slip_tells_what_was_done_by_whom_and_who_signed(town: Town) -> None:
    slip = await slip_for(town, "clerk", await done(town))
    assert (slip.number, slip.intake, slip.entry, slip.unit) == ("WO-2026-000001", "R-000001", 1, "0801")
    assert (slip.reporter.zh, slip.issuer.zh, [one.zh for one in slip.technicians]) == (
        "tenant", "dispatcher", ["technician"],
    )  # fmt: skip
    assert (slip.work_done, slip.result, slip.chargeable, slip.total) == ("换了阀门", Result.RESOLVED, False, 0)
    assert slip.signed
    assert (slip.signed.name.zh, slip.signed.method) == ("csr", Method.ASKED)
    assert slip.confirmed
    assert slip.confirmed.name.zh == "tenant"
    assert (slip.text, slip.phone) == ("漏水，电话 138••••••00", "000•••••••01")
    assert f"{slip.issued_at:%Y-%m-%d %H:%M}" == "2026-11-23 09:00"
    assert slip.void_why is None


async def test_a_void_order_tells_its_reason_and_one_that_was_only_asked_to_be_does_not(town: Town) -> None:
    intake = await issued(town)
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "重复"))
    assert (await slip_for(town, "clerk", intake)).void_why is None
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    assert (await slip_for(town, "clerk", intake)).void_why == "重复"


@pytest.mark.manual("R120")
async def test_whoever_may_see_the_order_gets_their_copies_and_nobody_else_any(town: Town) -> None:
    intake = await issued(town)
    wanted = {
        "tenant": (TENANT,), "technician": (ENGINEERING,), "dispatcher": (ENGINEERING,),
        "engineering_manager": (ENGINEERING,), "clerk": tuple(Copy), "cs_manager": tuple(Copy), "csr": (SERVICE,),
        "receptionist": (SERVICE,), "tenant_supervisor": (SERVICE,), "security": (SERVICE,),
    }  # fmt: skip
    for who, copies in wanted.items():
        assert (await slip_for(town, who, intake)).copies == copies
    for who in ("neighbour", "second_technician", "accountant", "vendor", "stranger"):
        with pytest.raises((Refusal, NotFound)):
            await slip_for(town, who, intake)


async def test_before_an_order_is_issued_there_is_no_slip(town: Town) -> None:
    what = Reported(town.unit, "漏水", (), Category.PLUMBING, Urgency.NORMAL)
    intake = (await town.does("tenant", lambda w: repairs.report(w, what))).id
    with pytest.raises(Refusal, match="repair-no-order-yet"):
        await slip_for(town, "tenant", intake)


@pytest.mark.manual("R245")
async def test_what_was_printed_is_kept_nowhere_and_shows_nothing_of_somebody_erased(
    theatre: Theatre, tmp_path: Path
) -> None:
    await talks.assigned(theatre)
    clerk = await theatre.enters("S10")
    await clerk.says("WO-2026-000001")
    await clerk.hears("repair-state-dispatched")
    await clerk.taps("repair-slip")
    await clerk.hears("slip")
    assert {file.name.partition(".")[0] for file in tmp_path.rglob("*") if file.is_file()} == {"house"}
    tenant = theatre.player("T01-1")
    await tenant.says("/privacy")
    await tenant.taps("erase")
    await tenant.taps("erase-yes")
    await tenant.sees("已删除")
    await clerk.taps("repair-slip")
    await clerk.hears("slip")
    sent = clerk.phone.last.media if clerk.phone.last else None
    assert sent
    page = "".join(pages(theatre.world.files.find(sent.file_id).data))
    assert "WO-2026-000001" in page
    assert "漏水" not in page
    assert "周敏" not in page


@pytest.mark.manual("R120")
async def test_the_tenant_prints_their_copy_and_an_outsider_gets_nothing(theatre: Theatre) -> None:
    await talks.assigned(theatre)
    tenant, neighbour = theatre.player("T01-1"), await theatre.enters("T02-1")
    await tenant.taps("repair-slip")
    await tenant.hears("slip", number="WO-2026-000001")
    sent = tenant.phone.last.media if tenant.phone.last else None
    assert sent
    assert (sent.kind, sent.name) == ("document", "WO-2026-000001.pdf")
    page = "".join(pages(theatre.world.files.find(sent.file_id).data))
    assert re.search("第三联客户留存.*漏水了.*老赵", page)
    button = next(one for one in tenant.buttons if one.startswith("v1:repair-slip"))
    await talks.forges(neighbour, button)
    await talks.sees_note(theatre, neighbour, "not-found")
    assert not any(shown.media for shown in neighbour.phone.chat)
