# 报修:从报修人的一句话，到工作单结清

repair-card =
    { $title }
    { $state }

    { $progress }

    { $lines }
repair-title-intake = 🔧 <b>报修 { $number }</b>
repair-title-order = 🔧 <b>工作单 { $order }</b>
    报修编号 { $number }

repair-state-to-dispatch = 已受理，正在派单。工作单号会马上告诉您。
repair-state-cancelled = 已由报修人撤销，没有占用工作单号。
repair-state-dispatched = 已派给 { $name } 师傅，预计 { $due } 前到场。
repair-state-accepted = { $name } 师傅已接单，预计 { $due } 前到场。
repair-state-on-site = { $name } 师傅已到场，正在处理。
repair-state-completed = { $name } 师傅报告已完工，调度正在登记结果。
repair-state-returned = 工程部已完工，客服部将核实是否修好。
repair-state-verifying = 维修已完成，请您确认是否修好。
repair-state-asked = 已请报修人确认是否修好，等待答复。
repair-state-confirmed = 报修人确认已修好，待客服部签字结清。
repair-state-closed = ✅ 已核实、结清。感谢您的支持！
repair-state-void = ⛔ 工作单已作废，编号保留。原因：{ $why }

repair-progress = { $dispatched }派单─{ $accepted }接单─{ $on_site }到场─{ $done }完工─{ $verified }核实

repair-line-place = 📍 { $unit }
repair-line-kind = 🏷 { $category } · { $urgency }
repair-line-text = 💬 { $text }
repair-line-photos = 📷 { $count } 张照片
repair-line-reported = 🕐 { $at } 报修
repair-line-reporter = 👤 { $tenant } { $name } { $phone }
repair-line-technician = 👷 { $name } 师傅
repair-line-rework = 🔁 第 { $count } 次返修（不再收取人工费）
repair-line-rejected = ↩️ 退回原因：{ $why }
repair-line-work = 🛠 { $work }
repair-line-result = 📋 处理结果：{ $result }
repair-line-verified = ✍️ { $name } 核实（{ $method }）
repair-line-void-asked = ⏳ 调度申请作废，待经理审批。原因：{ $why }

common-area = 公共区域
photo-only = （见照片）

category-plumbing = 给排水
category-electrical = 强电
category-lighting = 照明
category-hvac = 空调通风
category-elevator = 电梯
category-door-lock = 门窗锁具
category-low-voltage = 弱电（网络/门禁）
category-fire-safety = 消防
category-civil = 土建装饰
category-cleaning = 保洁
category-pest = 消杀
category-plants = 绿植
category-parking = 停车设施
category-gas = 燃气
category-furniture = 家具家电
category-other = 其他

urgency-emergency = 特急
urgency-urgent = 急修
urgency-normal = 一般
urgency-scheduled = 预约

result-resolved = 已修好
result-temporary = 临时处理，需再来
result-not-possible = 暂时无法修复

method-on-site = 现场查看
method-asked = 在线询问
method-phoned = 电话询问

button-repair-new = 🔧 我要报修
button-repair-cancel = 撤销报修
button-repair-assign = 派单
button-repair-reassign = 改派
button-repair-accept = 接单
button-repair-arrive = 已到场
button-repair-done = 完工
button-repair-result = 登记结果
button-repair-ask = 请报修人确认
button-repair-sign = ✍️ 签字结清
button-repair-seen = 现场已核实
button-repair-phoned = 电话已核实
button-repair-reject = 没修好，退回
button-repair-fixed = ✅ 已修好
button-repair-not-fixed = ❌ 没修好
button-repair-void = 申请作废
button-repair-void-yes = 同意作废
button-repair-void-no = 不作废
button-repair-photos = 📷 看照片
button-repair-open = { $number } { $what }
button-repairs-waiting = 📋 全部在办报修
button-mine = 📂 我的事项

command-repair = 报修
command-mine = 我的在办事项
command-repairs = 全部在办报修

repair-photos = { $number } 的照片
repair-photos-none = 这张单子没有照片。
repair-taken-over = 工作单 { $number } 已改派给其他师傅，您不用再去了，辛苦了。
repair-to-file = 📁 工作单 { $number } 已结清，请留存第一联。
repair-unaccepted = ⏰ 工作单 { $number } 还没有人接单（{ $name } 师傅）。请联系他，或改派。

mine-none = 您现在没有在办的事项。要报修，直接把情况发给我就行，最好带一张照片。
mine-list = 📂 您的在办事项（{ $count }），点开可看进度：
repairs-none = 目前没有在办的报修。
repairs-list = 📋 在办报修（{ $count }），最新的在前：

repair-emergency = ⚠️ <b>请先离开危险区域</b>，并马上打电话：
    物业 24 小时：{ $hotline }
    火警 119 · 报警 110 · 急救 120
    点“确认”后，调度会立刻收到您的报修。

# 报修表
repair-new-unit = 请问是哪个单元？
repair-new-unit-label = 单元
repair-new-text = 请问是什么情况、具体在哪个位置？直接说就行。
repair-new-text-label = 情况
repair-new-photos = 方便的话发张照片（最多 10 张），师傅能带对工具；没有就跳过。
repair-new-photos-label = 照片
repair-new-category = 属于哪一类？
repair-new-category-label = 类别
repair-new-urgency = 有多急？
repair-new-urgency-label = 紧急程度
repair-new-summary = 🔧 请您核对报修内容，点“确认”马上派单：
repair-new-title = 报修
repair-common-area = 公共区域

repair-assign-technician = 派给哪位师傅？★ 表示对口专业。
repair-assign-technician-label = 师傅
repair-assign-title = 派单
repair-reassign-technician = 改派给哪位师傅？★ 表示对口专业。
repair-reassign-technician-label = 师傅
repair-reassign-title = 改派
technician-skilled = ★ { $name }
technician-other = { $name }

repair-done-work = 做了什么？请说一句（例如：换了水龙头，已试水）。
repair-done-work-label = 处理情况
repair-done-photos = 请发完工照片；没有就跳过。
repair-done-photos-label = 完工照片
repair-done-title = 完工

repair-result-result = 处理结果是？
repair-result-result-label = 处理结果
repair-result-title = 登记结果

repair-reject-why = 哪里没修好？师傅会看到这句话。
repair-reject-why-label = 退回原因
repair-reject-title = 退回返修

repair-void-why = 为什么作废？原因会和编号一起永久保留。
repair-void-why-label = 作废原因
repair-void-title = 申请作废
repair-void-summary = 请核对作废申请，提交后由经理审批：

repair-assigned = 工作单 { $number } 已开出，编号已告诉报修人。
repair-reassigned = 已改派，师傅马上收到通知。
repair-done-said = 辛苦了！已报调度登记结果。
repair-result-said = 已登记，工作单已返客服部核实。
repair-reject-said = 已退回返修，师傅马上收到通知。
repair-void-said = 已提交，等经理审批。审批前工作照常进行。
repair-reported = 已收到您的报修，编号 <b>{ $number }</b>。派单后工作单号会马上告诉您。
repair-rework-sorry = 非常抱歉没有修好，我们马上安排返修，不再收取人工费。

repair-accepted-toast = 已接单
repair-arrived-toast = 已记录到场时间
repair-asked-toast = 已请报修人确认
repair-closed-toast = 已签字结清
repair-confirmed-toast = 谢谢您的确认！
repair-cancelled-toast = 已撤销
repair-voided-toast = 已作废，编号保留
repair-kept-toast = 不作废，工作继续

# 不能做，以及为什么
repair-which-unit = 请选择一个单元。
repair-not-your-unit = 只能为您自己的单元报修。别处有问题，请告诉前台。
repair-is-to-dispatch = 这张报修单还没有派单。
repair-is-issued = 已经派单了，这一步不能再做。进度请看卡片。
repair-is-cancelled = 这张报修单已经撤销。
repair-is-closed = 这张报修单已经结清。还有问题，请重新报修。
repair-no-order-yet = 报修 { $number } 还没有开工作单。
repair-already-theirs = 本来就是派给这位师傅的。
repair-not-a-technician = 只能派给在岗的维修师傅。
repair-second-person = 这一步要由另一位同事来做，不能自己核实自己的工作。
repair-tenant-has-not-answered = 报修人还没有回复。可以现场查看或打电话核实。
repair-void-already-asked = 已经申请过作废，正等经理审批。
repair-void-not-asked = 工作单 { $number } 没有作废申请。
order-not-yours = 工作单 { $number } 现在不是派给您的。
order-is-dispatched = 工作单 { $number } 还没有接单，这一步还不能做。
order-is-accepted = 工作单 { $number } 已接单、还没有到场，这一步现在不能做。
order-is-on-site = 工作单 { $number } 师傅正在现场处理，这一步现在不能做。
order-is-completed = 工作单 { $number } 已完工、待登记结果，这一步现在不能做。
order-is-returned = 工作单 { $number } 已返客服部核实，这一步现在不能做。
order-is-verifying = 工作单 { $number } 正在核实，这一步现在不能做。
order-is-closed = 工作单 { $number } 已经结清。
order-is-void = 工作单 { $number } 已经作废。
