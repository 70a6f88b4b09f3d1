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
note-accept = ✅ { $number } 已接单。
note-on-the-way = ✅ { $number } 已记下：出发。
note-arrive = ✅ { $number } 已记下到场时间。
note-nobody-in = ✅ { $number } 已记下上门无人，已请报修人另选时间。
note-wait-parts = ✅ { $number } 已挂单等配件，已通知报修人。
note-done = ✅ { $number } 已报完工，调度会登记结果。辛苦了！
note-void = { $number }：要作废，请在工作单卡片上点“申请作废”，写明原因，由经理审批。
note-sign = { $number }：核实结果请在工作单卡片上点按钮：签字结清，或退回返修。
note-tenant = { $number }：报价和时间由租户本人答复。请用工作单卡片上的按钮：重新报价、“⏸ 挂单”等租户；租户不同意报价，可以点“🚫 不做了”。
note-look = { $number }：我没有登记任何进度。做完哪一步，请在工作单卡片上点哪个按钮。
note-unclear = “{ $number }”不是您手上的工作单或房号，或者您还提到了另一单，我没有登记。请在前面写上工作单编号末几位，例如“001 修好了”，一单一句。
note-none = 这几单我都没有登记：{ $why }
note-several = { $lines }
