"""The scripted day: scenes that play by themselves, are printed as a transcript, and are run by the tests."""

from collections.abc import Awaitable, Callable

from bot.playground.scenes import (
    branches,
    business,
    canteen,
    complaints,
    desk,
    emergencies,
    faxes,
    fees,
    laundry,
    lunch,
    outages,
    repair,
    surveys,
    talks,
)
from bot.playground.theatre import Theatre

Scene = Callable[[Theatre], Awaitable[None]]

SCENES: tuple[tuple[str, Scene], ...] = (
    ("一次报修，从一句话到结清 · One repair, from a sentence to the signature", repair.leak),
    ("电话报修，前台代记 · By phone, taken down at the desk", branches.by_phone),
    ("先报价，同意后开工，月底收费 · At a price: agreed first, charged with the month", branches.at_a_price),
    ("上门没人，另约时间 · Nobody in: booked anew", branches.nobody_in),
    ("发到工程群，先到先得 · Offered to the group: the first tap has it", branches.claimed),
    ("没修好：同一单号返修 · Not fixed: rework on the same number", repair.rework),
    ("作废：编号和原因保留 · Voided: number and reason are kept", repair.voided),
    ("电梯困人：反复报警，直到有人接单 · Trapped in a lift: the alarm repeats until somebody accepts", branches.alarm),
    ("火情：立案、通知楼层、解除、报告 · A fire: on record, floors told, all-clear, report", emergencies.fire),
    ("停水：提前通知，报修时说明，恢复后再问 · Water off: told ahead, explained, asked after", outages.water_off),
    (
        "午餐：一句话订好，迟一分钟找前台 · Lunch: ordered in a line, a minute late through the desk",
        lunch.lunch,
    ),
    ("替办公室订餐：链接发给同事，各点各的 · For the office: a link, and everybody adds theirs", canteen.office),
    ("餐不对：重做，少了一份不收费 · Not right: made anew, and what is missing is free", canteen.amends),
    ("固定不订、休假：不打扰 · Days without lunch, and away: left alone", canteen.away),
    ("月结单有异议，财务答复 · A statement objected to, and answered", canteen.disputed),
    (
        "洗衣：一句话送洗，催取、点数、重洗、签收 · Laundry: a line, a reminder, a count, a stain, a signature",
        laundry.laundry,
    ),
    (
        "打字：交班、校对、改一处，付现，当天点钞 · Typing: handed on, corrected once, paid in cash, counted",
        business.typed,
    ),
    (
        "收费单作废：主管批准，单号保留 · A slip voided: by the supervisor, its number stays",
        business.slip_voided,
    ),
    (
        "费用：按模板抄表，三人审批，只通知付款人，收款 · Fees: tables, three who agree, notices, money in",
        fees.month,
    ),
    ("投诉：交办、答复，不满意就上报 · A complaint: assigned, answered, not good enough", complaints.complaint),
    ("投诉前台：前台看不到 · About the front desk, which never sees it", complaints.about_the_front_desk),
    ("快递：一句话登记，本人点收或凭码代取 · Mail: taken in with a line, fetched with a tap or a code", desk.mail),
    ("留言：前台记下，本人确认 · A message: taken at the desk, confirmed", desk.message),
    ("常见问题；来访者问不出谁在楼里 · Common questions; a visitor learns of nobody", desk.questions),
    ("传真来了：待查、找到、等的人马上知道 · A fax: traced, found, told to who waits for it", faxes.came),
    ("传真：收件人下周入住，随钥匙交 · A fax for who moves in next week", faxes.for_who_moves_in),
    ("找前台：接手、转交、转报修 · A human in reach: taken, handed over, made a repair", talks.front_desk),
    ("夜里找前台：第二天一早答复 · At night: left for the morning, and answered then", talks.at_night),
    ("半年一次：五下点完，结果有图 · Twice a year: five taps, and what it came to", surveys.half_a_year),
)
