# 师傅的班次，和用文字报的进度

command-shift = 上班 / 下班
shift = 您现在上班还是下班？下班后系统不再自动转单给您。
button-shift = ⏱ 上班 / 下班
button-shift-begin = ▶️ 上班
button-shift-end = ⏹ 下班
shift-begun = ▶️ 上班了，辛苦！手上 { $count } 单。
shift-ended = ⏹ 已下班。手上还有 { $count } 单；干不完的，请点开转给同事或退回调度。
technician-off = { $name } · 已下班 · 手上 { $load } 单

note-which = 您手上不止一单，请在前面写上编号末几位，例如“{ $example } 修好了”，或在上面点开。
note-accept = ✅ 已接单。
note-on-the-way = ✅ 已记出发。
note-arrive = ✅ 已记到场。
note-nobody-in = ✅ 已记上门无人，请报修人另选时间。
note-wait-parts = ✅ 已挂单等料，报修人已收到通知。
note-done = ✅ 已报完工，调度登记结果。辛苦了！
note-void = ✅ 已申请作废，等经理审批。
note-sign = ✅ 已签字结清。
