# 报修清单和查找

command-find = 查找报修
find =
    🔎 您要找什么？可以这样写：
    <code>/find 1201 上周</code>
    <code>/find 老赵 在办</code>
    <code>/find 3月1日-3月7日 作废</code>
    知道编号，直接发编号就行。
find-unclear = 没看懂“{ $text }”。可以写单元、师傅、状态、日期，例如 /find 1201 上周。
found-list = 🔎 报修（最新的在前），点开看详情：
found-none = 没有符合的报修。
button-queue = 📥 待派单
button-found = 查找
button-state-new = 待派
button-state-open = 全部在办
button-state-wait = 挂单
button-state-check = 待核实
button-state-closed = 已结清
button-state-void = 已作废
button-state-gone = 已撤销
button-state-merged = 已并单
button-state-complaint = 转投诉

intake-short-to-dispatch = 待派单
intake-short-issued = 已派单
intake-short-cancelled = 已撤销
intake-short-merged = 已并单
intake-short-converted = 转投诉
intake-short-closed = 已结
order-short-dispatched = 待接单
order-short-accepted = 已接单
order-short-on-the-way = 在路上
order-short-on-site = 维修中
order-short-waiting = 挂单
order-short-completed = 已完工
order-short-returned = 待核实
order-short-verifying = 待确认
order-short-closed = 已结清
order-short-void = 已作废
find-no-number = 没有 { $number } 这个单号。
