# 报修：从报修人的一句话，到工作单结清

repair-card =
    { $title }
    { $state }

    { $progress }

    { $lines }
repair-card-gone =
    { $title }
    不再由您负责，您不用再处理了。辛苦了！
repair-title-intake = 🔧 <b>报修 { $number }</b>
repair-title-order = 🔧 <b>工作单 { $order }</b>
    报修编号 { $number }

repair-state-to-dispatch = { $own ->
        [yes] 谢谢您，报修已受理。正在派单，{ $when }。派单后马上告诉您工作单号。
       *[no] 待派单，{ $when }。
    }
repair-state-cancelled = 已由报修人撤销，没有占用工作单号。
repair-state-dispatched = 已派给 { $name } 师傅，{ $when }。
repair-state-accepted = { $name } 师傅已接单，{ $when }。
repair-state-on-site = { $name } 师傅已到场，正在处理，{ $when }。
repair-estimate-there = 预计 { $due } 前到场
repair-estimate-done = 计划 { $due } 前修好
repair-estimate-step = 预计 { $due } 前完成
repair-estimate-over = 原定 { $due }，已超时，正在跟进
repair-state-completed = { $name } 师傅报告已完工，调度正在登记结果，{ $when }。
repair-state-completed-not-done = { $name } 师傅没有施工（报价未被接受），调度正在登记结果，{ $when }。
repair-state-returned = 工程部已完工，客服部将核实是否修好，{ $when }。
repair-state-returned-temporary = 工程部已做临时处理，还要再来。客服部将核实现场情况，{ $when }。
repair-state-returned-not-possible = 工程部查看后暂时无法修复，客服部将说明原因和下一步，{ $when }。
repair-state-returned-not-done = 没有施工，不收费。客服部将核实，{ $when }。
repair-state-verifying = 维修已完成，请您确认是否修好。
repair-state-verifying-temporary = 师傅先做了临时处理，还要再来一次。请您看一下：现在这样可以吗？
repair-state-verifying-not-possible = 很抱歉，这次没能修好。原因和下一步，客服会向您说明。请问先这样可以吗？
repair-state-verifying-not-done = 报价您没有同意，所以没有施工，也不收费。请问就这样可以吗？
repair-state-asked = 已请报修人确认处理结果，等待答复。
repair-state-asked-erased = 报修人已要求删除个人信息，没有人可以在线答复。请现场查看后签字（“现场已核实”）。
repair-state-asked-in-vain = 已请报修人确认，但现在没有人能在线答复。请打电话或现场查看后签字。
repair-state-confirmed = { $own ->
        [yes] 谢谢您确认修好了！客服签字后就结清，不用再等。
       *[no] 报修人确认已修好，待客服部签字结清，{ $when }。
    }
repair-state-closed = { $own ->
        [yes] ✅ 已核实、结清。感谢您的支持！
       *[no] ✅ 已核实、结清。
    }
repair-state-heard = { $own ->
        [yes] 谢谢您的答复！客服签字后就结清，不用再等。
       *[no] 报修人已知道处理结果，待客服部签字结清，{ $when }。
    }
repair-state-closed-not-possible = 已核实、结清。很抱歉这次没能修好，感谢您的谅解。
repair-state-closed-not-done = 已核实、结清。没有施工，也没有收费。
repair-state-void = ⛔ 工作单已作废，编号保留。原因：{ $why }
repair-state-void-told = ⛔ 这张工作单已取消，不再上门。如还有问题，请直接告诉我，或打下面的电话。

repair-progress = { $dispatched }派单–{ $accepted }接单–{ $on_site }到场–{ $done }完工–{ $verified }核实

repair-line-place = 📍 { $unit }
repair-line-kind = 🏷 { $category } · { $urgency }
repair-line-text = 💬 { $text }
repair-line-photos = 📷 { $count } 张照片
repair-line-reported = 🕐 { $at } 报修
repair-who-of = { $tenant } { $name }
repair-line-who = 👤 { $who }
repair-line-who-phone = 👤 { $who } { $phone }
repair-line-technician = 👷 { $name } 师傅
repair-line-rework = 🔁 第 { $count } 次返修（返修不收费）
repair-line-again = 🔁 再次上门，第 { $count } 次（不算返修，开工前可报价）
repair-line-rejected = ↩️ 退回原因：{ $why }
repair-line-work = 🛠 { $work }
repair-line-result = 📋 处理结果：{ $result }
repair-line-verified = ✍️ { $name } 核实（{ $method }）
repair-line-void-asked = ⏳ 调度申请作废，待经理审批。原因：{ $why }

common-area = 公共区域
photo-only = （见照片）
repair-text-erased = （已按本人要求删除）

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
result-not-done = 未施工

method-on-site = 现场查看
method-asked = 在线询问
method-phoned = 电话询问

button-repair-new = 🔧 我要报修
button-repair-cancel = 撤销报修
button-repair-assign = 派单
button-repair-reassign = 改派
button-repair-take-over = 换人接手
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
button-repair-as-it-is = 👌 可以
button-repair-not-as-it-is = ❌ 不行，请再来
button-repair-unsay = ↩️ 点错了
button-repair-void = 申请作废
button-repair-void-yes = 同意作废
button-repair-void-no = 不作废
button-repair-photos = 📷 看照片
button-repair-voice = 🎧 听语音
button-repair-open = { $number } { $what } · { $state }
button-repair-late = ⏰ { $label }
button-repairs-waiting = 📋 全部在办报修
button-mine = 📂 我的事项

command-repair = 报修
command-mine = 我的在办事项
command-repairs = 全部在办报修

repair-photos = { $number } 的照片
repair-voice = { $number } 的语音
repair-voice-none = 这张单子没有语音。
repair-photos-none = 这张单子没有照片。
repair-taken-over = 工作单 { $number } 已改派给其他师傅，您不用再去了，辛苦了。
repair-unclaimed = ⏰ 工作单 { $number } 还没有师傅接下。请指派一位师傅，或打电话安排。
repair-to-file = 📁 工作单 { $number } 已结清，请留存第一联。
repair-next-visit = 🔁 工作单 { $number } 的临时处理已核实，师傅会再来彻底修好，时间见卡片。想换个时间，请告诉前台。
repair-unpriced = 🧾 工作单 { $number }：{ $names } 没有单价，没有计入费用。请核对价目表。
repair-billed-unmended = 🧾 工作单 { $number } 返修后未能修好，不应收费；账单上已计 { $amount }，请更正账单。
repair-unaccepted = ⏰ 工作单 { $number } 还没有人接单（{ $name } 师傅）。请联系师傅，或改派。

mine-list = 📂 您的在办事项，点开可看进度：
mine-none = 您现在没有在办的事项。要报修，直接把情况发给我就行，最好带一张照片。

repair-emergency = ⚠️ <b>请先离开危险区域</b>，并马上打电话：
    物业 24 小时：{ $hotline }
    火警 119 · 报警 110 · 急救 120
    困在电梯里请保持冷静，不要扒门。
    { $then }
emergency-whom = 秩序维护部、工程部和值班经理
emergency-whom-above = 您所说的人的上级和经理（不含当事人）
emergency-confirm = 您这句话，{ $whom }已经收到。下面还请您填完：他们才知道具体位置，并会一直通知到有人接单。
emergency-called = 您这句话，{ $whom }已经收到（{ $number }），会一直呼叫到有人前往。仍请您打电话说明具体位置；情况有变化，请马上在这里再说一声。如果没有险情，请打大厦热线说明。
emergency-noted = 您这句话已经记下（{ $number }）。请您马上打上面的电话，说明具体位置。
emergency-told = 您之前的报修，秩序维护部、工程部和值班经理已经收到。

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
repair-assign-instead = 现在没有师傅在班。可以发到工程群，请工程部经理安排人，或者打电话请一位已下班的师傅来，再派给他。
repair-assign-instead-label = 怎么办
repair-assign-title = 派单
repair-reassign-technician = 改派给哪位师傅？★ 表示对口专业。
repair-reassign-technician-label = 师傅
repair-reassign-title = 改派
repair-take-over-technician = 换哪位师傅接手？★ 表示对口专业。
repair-take-over-technician-label = 师傅
repair-take-over-why = 为什么换人？原因会留在记录里。
repair-take-over-why-label = 原因
repair-take-over-title = 换人接手
technician-skilled = ★ { $name } · 手上 { $load } 单
technician-other = { $name } · 手上 { $load } 单
technician-unreachable = 📵 { $named } · 须打电话

repair-done-work = 做了什么？请说一句（例如：换了水龙头，已试水）。用了什么材料也可以写在一起，例如“角阀2个35元”。
repair-done-work-label = 处理情况
repair-done-items = 同意过的项目，实际各用了多少？数量对就点“好了”，不对请改。
repair-done-items-label = 收费项目
repair-done-used = 还用了什么材料、多少人工？一行一样：名称、数量、单价，例如“角阀2个35元”“人工10元”。不知道单价可以不写；没有用就跳过。
repair-done-used-label = 材料和人工
repair-done-before = 施工前是什么样？有照片请发；没有就跳过。
repair-done-before-label = 施工前照片
repair-done-photos = 请发完工照片；没有就跳过。
repair-done-photos-label = 完工照片
repair-done-title = 完工
repair-done-summary = 👷 请核对，没有别的就点“确认”完工；还有材料、照片，请点 ➕ 补上：

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
repair-was-left-undone = { $number } 没有施工，结果只能登记为“未施工”或“暂时无法修复”。
repair-result-said = 已登记，工作单已返客服部核实。
repair-reject-said = 已退回返修，师傅马上收到通知。
repair-void-said = 已提交，等经理审批。审批前工作照常进行。
repair-reported = 已收到您的报修，编号 { $number }。谢谢您！
repair-once-more = 好的，我们再安排师傅上门。如需收费，开工前会先请您确认价格。
repair-rework-sorry = 非常抱歉没有修好。我们已安排返修，不收任何费用。

repair-accepted-toast = 已接单。
repair-arrived-toast = 已记录到场时间。
repair-asked-toast = 已请报修人确认。
repair-closed-toast = 已签字结清。
repair-next-visit-toast = 已核实，没有结清；已请师傅再来。
repair-confirmed-toast = 谢谢您的确认！点错了的话，15 分钟内可以点“点错了”收回。
repair-unsaid-toast = 已收回，请您重新确认。
repair-cancelled-toast = 已撤销。
repair-voided-toast = 已作废，编号保留。
repair-closed-as-before = 工作单 { $number } 按原来的结果结案，不再派人上门。如果还有问题，请随时告诉我。
repair-kept-toast = 不作废，工作继续。

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
repair-nobody-to-ask = 报修人现在无法在线答复（没有登记，或收不到消息）。请打电话或到现场核实，再点“电话已核实”或“现场已核实”。
repair-reporter-did-it = 报修人就是维修的技工本人，不能自己确认。请到现场核实，再点“现场已核实”。
repair-tenant-has-not-answered = 报修人还没有回复。可以现场查看或打电话核实。
repair-void-already-asked = 已经申请过作废，正等经理审批。
repair-void-not-asked = 工作单 { $number } 没有作废申请。
order-not-yours = 工作单 { $number } 现在不是派给您的。
order-is-with = 工作单 { $number } 已转给 { $name } 师傅，您不用再处理了。如果您已经在做，请打电话告诉对方和调度。
order-is-with-dispatcher = 工作单 { $number } 已退回调度，正在另派师傅。如果您还能做，请告诉调度。
order-is-dispatched = 工作单 { $number } 还没有接单，这一步还不能做。
order-is-accepted = 工作单 { $number } 已接单、还没有到场，这一步现在不能做。
order-is-on-site = 工作单 { $number } 师傅正在现场处理，这一步现在不能做。
order-is-completed = 工作单 { $number } 已完工、待登记结果，这一步现在不能做。
order-is-returned = 工作单 { $number } 已返客服部核实，这一步现在不能做。
order-is-verifying = 工作单 { $number } 正在核实，这一步现在不能做。
order-is-closed = 工作单 { $number } 已经结清。
order-is-void = 工作单 { $number } 已经作废。

# where it stands
repair-state-merged = { $own ->
        [yes] 已和报修 { $into } 并在一起处理，修好后会告诉您。
       *[no] 已和报修 { $into } 并在一起处理。
    }
repair-state-merged-done = 已和报修 { $into } 一起处理完毕、结清。
repair-state-converted = 这件事按投诉处理，由客务主管负责。
repair-state-offered = 正在请工程部的师傅接单，{ $when }。
repair-state-on-the-way = { $name } 师傅正在路上，{ $when }。
repair-state-waiting-parts = 等待配件：{ $why }{ $until }
repair-state-at-the-door = 师傅在门外，没有人应门。这是紧急情况：请马上开门，或拨打 { $hotline } 让人开门。
repair-state-at-the-door-told = 紧急情况，师傅在门外无人应门：正在叫人开门，直到有人进去。
repair-state-nobody-in = 师傅来过，没有人应门。请点“📅 选时间”，选一个方便的时间，师傅再来。
repair-state-nobody-in-told = 上门无人应门，已请报修人另选时间。
repair-state-waiting-tenant = 师傅在等您：{ $why }。请点“📅 选时间”，告诉我们什么时候方便。
repair-state-waiting-tenant-told = 等报修人：{ $why }{ $until }
repair-state-waiting-quote = 这项维修要收费，请看下面的报价。您同意后师傅马上开工。
repair-state-waiting-quote-told = 已报价，等租户答复。
repair-state-declined = 报价您没有同意，不会收费。师傅会用不收费的办法处理、重新报价，或者不再施工；结果会告诉您。
repair-state-declined-told = 报价未被接受，等待处理：可以不收费做完、重新报价，或点“🚫 不做了”。
repair-until = { " " }· 预计到 { $at }
repair-until-over = { " " }· 原定到 { $at }，已超时，正在跟进
repair-line-spot = 📍 { $unit } { $place }
repair-line-booked = 📅 预约 { $at }
repair-line-outage = 🔌 { $kind }（{ $number }），预计 { $ends } 恢复
repair-line-outage-over = 🔌 报修时{ $kind }（{ $number }），现已恢复
repair-line-taken = ☎️ { $name } 代记（{ $channel }）
repair-line-entry = 🗂 调度记录第 { $number } 号
repair-line-chases = ⏱ 已催 { $count } 次
repair-line-joined = 🔗 并入：{ $numbers }
repair-line-helper = 👷 { $name } 师傅协助
repair-line-price = · { $name } × { $count } { $amount }
repair-line-quote = 💰 合计 { $total } · { $reply }
repair-line-attempts = 🚪 上门无人 { $count } 次
repair-line-used = 🧰 { $name } × { $count } { $amount }
repair-line-unpriced = 🧰 { $name } × { $count }（没有单价，不计费）
repair-line-call = ☎️ 24 小时电话：{ $number }
repair-line-rate = ⭐ 方便的话，点星评价一下；不评也没关系。
repair-line-charge = 🧾 实收 { $amount }，随当月物业费账单收取
repair-line-remitted = 🧾 未能修好，不收费
repair-line-rating = { $stars }
repair-group-card =
    { $title }
    { $state }
    
    { $lines }

# how it came
channel-chat = 在线
channel-phone = 电话
channel-walk-in = 来访
channel-letter = 信件
channel-inspection = 巡检
channel-security = 秩序维护部

# what it costs
quote-open = { $own ->
        [yes] 等您确认
       *[no] 等租户答复
    }
quote-agreed = 已同意，随当月物业费账单收取
quote-agreed-by-phone = 电话已同意，随当月物业费账单收取
quote-withdrawn = 已撤回，不再有效
quote-open-instead = { $own ->
        [yes] 等您确认（代替之前同意的 { $before }）
       *[no] 等租户答复（代替之前同意的 { $before }）
    }
quote-open-corrected = { $own ->
        [yes] 等您确认（已更正，原报价 { $before } 作废）
       *[no] 等租户答复（已更正，原报价 { $before } 作废）
    }
quote-declined = 未同意
price-line = { $name } { $price }

# buttons
button-repair-log = 📞 代客报修
button-repair-chase = ⏱ 催单
button-repair-merge = 并单
button-repair-convert = 转投诉
button-repair-separate = 拆开单独派
button-repair-split = 拆成两单
button-repair-regrade = 改类别/急缓
button-repair-helper = 加派师傅
button-repair-set-out = 出发
button-repair-go-on = 继续施工
button-repair-wait = ⏸ 挂单
button-repair-prolong = ⏸ 还要等
button-repair-before = 📷 施工前照片
button-repair-quote = 💰 报价
button-repair-requote = 💰 更正报价
button-repair-leave = 🚫 不做了
button-repair-nobody = 🚪 没人在
button-repair-transfer = 转给同事
button-repair-hand-back = 退回调度
button-repair-book = 📅 选时间
button-repair-back = 又出问题了
button-repair-reopen = 重新打开
button-repair-turn-back = 其实是报修
button-repair-claim = ✋ 我来
button-quote-yes = ✅ 同意，开工
button-quote-no = 不同意
button-quote-phoned = ☎️ 电话已同意
button-quote-phoned-no = ☎️ 电话未同意
button-stars = { $count }⭐
button-repair-words = ✍️ 写几句
button-repair-slip = 🖨 工作单
button-alarm-open = 打开
command-log = 代客报修
command-engineering = （在群里）设为工程群

# taking it down for somebody
repair-log-title = 代客报修
repair-log-text = 请记下：哪个单元、什么情况（可以直接转发对方的话）。
repair-log-text-label = 情况
repair-log-unit = 是哪个单元？可以直接写，例如 1201、12楼01。
repair-log-unit-label = 单元
repair-log-channel = 怎么报来的？
repair-log-channel-label = 来源
repair-log-category = 属于哪一类？
repair-log-category-label = 类别
repair-log-urgency = 有多急？
repair-log-urgency-label = 紧急程度
repair-log-caller = 是谁打来的？请写姓名和电话，例如“王先生 13800000000”；不知道就跳过。
repair-log-caller-label = 来电人
repair-log-summary = 📞 请核对，点“确认”即登记：
repair-logged = 已登记，编号 { $number }。请把编号告诉对方。

# dispatching
technician-group = ✋ 发到工程群，先到先得
technician-manager = 🙋 请工程部经理 { $name } 安排人
repair-hands-asked = 已请工程部经理 { $name } 安排人。报修仍待派单，师傅到岗后请再点“派单”。
repair-hands-wanted = 🙋 报修 { $number }：没有师傅在班，{ $name } 请您安排人。请打电话叫人，师傅到岗后发 /shift 上班。
repair-nobody-at-all = 现在没有师傅在班，工程群和工程部经理也还联系不上。请先打电话安排人，师傅在这里发 /shift 上班后，就能派单。
repair-nobody-else = 现在没有别的师傅可以派。请点“取消”，有师傅上班后再加派。
repair-no-colleague = 现在没有别的师傅可以接手。请点“取消”，再点“退回调度”。
repair-nothing-near = 附近没有可以并入的报修。请点“取消”，照常派单。
repair-near = { $number } { $text }
repair-helper-technician = 加派哪位师傅？
repair-helper-technician-label = 师傅
repair-helper-title = 加派师傅
repair-helper-sent = 已加派，师傅马上收到通知。
repair-merge-into = 和哪一单是同一件事？
repair-merge-into-label = 并入
repair-merge-title = 并单
repair-merge-summary = 请核对，并单后这张不再单独派工：
repair-merged-said = 已并单，报修人已收到通知。
repair-merged = 报修 { $number } 和 { $into } 是同一件事，已并在一起处理，修好后告诉您。
repair-joined-issued = 您的报修 { $number } 由工作单 <b>{ $into }</b> 一起处理，修好后告诉您。
repair-joined-ended = 您的报修 { $number } 已随工作单 { $into } 核实、结清。结果请看卡片；如有疑问，请直接告诉我。
repair-joined-closed = 您的报修 { $number } 已随工作单 { $into } 修好结清。感谢您的支持！
repair-split-text = 另一件事是什么？
repair-split-text-label = 情况
repair-split-title = 拆成两单
repair-split-summary = 这件事单独登记一个编号，租户会收到通知。请核对：
repair-split-told = 您报修 { $number } 里的另一件事，已单独登记为 <b>{ $second }</b>，分开派师傅处理。
repair-split-said = 已拆出新的报修 { $number }。
repair-regrade-category = 其实是哪一类？
repair-regrade-category-label = 类别
repair-regrade-urgency = 有多急？时限会跟着变。
repair-regrade-urgency-label = 紧急程度
repair-regrade-title = 改类别/急缓
repair-regraded = 已更正，时限已重新计算。
repair-converted = 已转投诉，编号 { $number }，原报修编号保留。
repair-is-complaint = 已登记为投诉，编号 <b>{ $number }</b>。客务主管今天（非工作时间则下一个工作日）内答复。
repair-handed-back = ↩️ 工作单 { $number } 由 { $name } 师傅退回，请重新派工。原因：{ $why }
repair-left-behind = ↩️ 工作单 { $number } 的师傅已离岗，工作单退回给您，请重新派工。
repair-helper-left = 工作单 { $number } 的协助师傅已离岗，需要时请另派协助。
repair-passed-on = ⏭ 工作单 { $number }：{ $name } 师傅没有及时接单，已转给 { $to } 师傅。

# on the ladder
repair-transfer-technician = 转给哪位同事？
repair-transfer-technician-label = 师傅
repair-transfer-why = 为什么转？
repair-transfer-why-label = 原因
repair-transfer-title = 转给同事
repair-transferred = 已转给同事，对方马上收到通知。
repair-hand-back-why = 为什么退回？调度会看到这句话。
repair-hand-back-why-label = 原因
repair-hand-back-title = 退回调度
repair-handed-back-said = 已退回调度，辛苦了。
wait-parts = 等配件
wait-tenant = 等租户
wait-days = { $days } 天
repair-wait-what = 等什么？
repair-wait-what-label = 等什么
repair-wait-why = 具体说一句，报修人会看到。
repair-wait-why-label = 说明
repair-wait-days = 大概要几天？
repair-wait-days-label = 天数
repair-wait-title = 挂单
repair-prolong-days = 从今天起还要等几天？
repair-prolong-days-label = 天数
repair-prolong-why = 原因有变化吗？有就说一句，报修人会看到；没有请跳过。
repair-prolong-why-label = 说明
repair-prolong-title = 延长挂单
repair-prolonged = 已延长，已通知报修人。
repair-waits = 已挂单，已通知报修人。可以继续时，请点“继续施工”。
repair-before-photos = 请发施工前的照片。
repair-before-photos-label = 施工前照片
repair-before-title = 施工前照片
repair-pictured = 照片已存。
repair-quote-items = 做哪几项？点一下加一次。请报全部费用：新报价会代替之前的报价。
repair-quote-items-label = 项目
repair-quote-extra = 要用什么材料？一行一样，例如“角阀2个35元”；不用就跳过。
repair-quote-extra-label = 材料
repair-quote-title = 报价
repair-quote-summary = 💰 请核对报价，租户同意后再开工：
repair-quoted = 已报价 { $total }，等租户同意。
repair-requote-items = 更正后做哪几项？数量可以改。请报全部费用：新报价会代替原报价。
repair-requote-items-label = 项目
repair-requote-extra = 要用什么材料？请把材料重新写全，一行一样，例如“角阀2个35元”；不用就跳过。
repair-requote-extra-label = 材料
repair-requote-title = 更正报价
repair-requote-summary = 💰 请核对更正后的报价，租户同意后再开工：
repair-requoted = 报价已更正为 { $total }，原报价作废，等租户同意。
repair-book-at = 请选一个方便的时间：
repair-book-at-label = 时间
repair-book-title = 预约时间
repair-booked = 好的，师傅 { $at } 上门。
repair-reopen-why = 为什么重新打开？
repair-reopen-why-label = 原因
repair-reopen-title = 重新打开
repair-reopened = 已重新打开，师傅马上收到通知。

# what tenants say
repair-words-words = 哪里满意、哪里不满意，欢迎直说。
repair-words-words-label = 评价
repair-words-title = 评价
repair-words-thanks = 谢谢您的意见！
repair-stars-thanks = 谢谢您的评价！
repair-chased =
    ⏱ 已替您催办 { $number }。
    { $holder }
    { $state }
repair-waits-for-you = ⏳ { $number }：{ $state }
repair-chased-holder = 现在由 { $name } 师傅负责。
repair-chased-dispatcher = 现在由工程部调度负责。
repair-chased-service = 师傅已修完，现在由客服部负责核实。
repair-chased-colleague = 师傅已修完，现在由客服部 { $name } 负责核实。
repair-is-chased = ⏱ 报修人第 { $count } 次催办 { $number }，请马上跟进并回话。

# limits and alarms
emergency-taken = ✅ { $name } 正在处理险情，请配合：
    { $text }
emergency-taken-told = ✅ { $name } 已收到您说的险情，正在处理。请保持电话畅通；情况变化请马上再说一声，或打上面的电话。
emergency-taken-toast = 已记录，由您处理。其他人已知道，不再重复通知。
emergency-unsaid = ↩️ { $name } 撤回了刚才说的险情，仍请到现场确认：
    { $text }
emergency-outlives = 🚨 您刚才说的险情还没有人接手，我们会继续呼叫保安和经理（{ $number }）。危急时请打 119、110、120；大厦热线：{ $hotline }。如果没有险情，请打大厦热线说明。
emergency-taken-already = { $name } 已经在处理，不用再点。
emergency-over = 这条险情已经正式报修，或已由本人取消，请看最新的消息。
button-emergency-take = ✋ 我来处理
emergency-where = { " " }· { $unit }
emergency-heard =
    🚨 <b>有人报险情，报修还没填完</b>（第 { $count } 次通知）
    { $name }{ $where }
    { $text }
    请马上联系本人并到场，不必等报修单。
repair-alarm =
    🚨 <b>特急报修 { $number }</b>（第 { $count } 次通知）
    📍 { $unit } { $place }
    { $text }
    请马上到场。有人接单前，每隔几分钟再通知一次。
repair-locked-out =
    🚨 <b>紧急报修 { $number }：师傅已到，没有人应门</b>（第 { $count } 次通知）
    📍 { $unit }
    { $text }
    请马上带钥匙到场，或联系租户、紧急联系人。
repair-alarm-accepted = ✅ 紧急报修 { $number }：{ $name } 师傅已接单，正在赶去。
repair-alarm-called-off = ✅ 紧急报修 { $number }：{ $name } 已确认不必再按紧急处理，请不必赶去；如仍有疑虑，请电话核实。
repair-alarm-withdrawn = ✅ 紧急报修 { $number } 已由报修人撤销，请不必赶去；如仍有疑虑，请电话核实。
repair-late-technician = { $name } 师傅
repair-late-nobody = 没有师傅在做
repair-late-on-site = ⏰ 工作单 { $number } 超过到场时限（{ $who }）。请马上联系。
repair-late-done = ⏰ 工作单 { $number } 超过完工时限（{ $who }）。请了解原因，并告诉报修人新的时间。
repair-emergency-waits-for-nobody = 工作单 { $number } 是紧急情况，不能另约时间：请马上开门或联系物业。不再紧急的，请调度改急别。
repair-works-again = ℹ️ 工作单 { $number }：{ $name } 说已经好了。请先电话核实，再决定还要不要去；不用去的，请在卡片上处理。
report-works-again = ℹ️ 报修 { $number }：{ $name } 说已经好了。派人之前请先电话核实；不用去的，请在卡片上处理。
repair-standing-parts = ⏰ 工作单 { $number } 等配件的时间到了。东西到了请点“继续施工”；还没到，请点“还要等”，选新的时间。
repair-standing-tenant = ⏰ 工作单 { $number } 等租户的时间到了。请联系租户，能做了请点“继续施工”，还不行请点“还要等”。
repair-standing-nobody-in = ☎️ 工作单 { $number }：上门没有人，报修人还没有另选时间。请打电话约好，再告诉 { $name } 师傅。
repair-standing-quote = ☎️ 工作单 { $number }：报价还没有答复，请打电话问租户是否同意。
repair-standing-still = ⏰ 工作单 { $number } 还挂着（{ $name } 师傅），该有的答复一直没有。请跟进，必要时改派。
repair-owed-result = ⏰ 工作单 { $number } 已于 { $since } 完工，处理结果还没有记录。请记录结果。
repair-owed-result-still = ⏰ 工作单 { $number } 已于 { $since } 完工，提醒调度后仍未记录结果。请跟进。
repair-owed-verification = ⏰ 工作单 { $number } 已于 { $since } 返回客服部，还没有核实。请现场查看，或询问报修人。
repair-owed-verification-still = ⏰ 工作单 { $number } 已于 { $since } 返回客服部，提醒后仍未核实。请跟进。
repair-owed-signature = ⏰ 工作单 { $number } 的报修人已于 { $since } 答复，请签字结清，或退回返修。
repair-owed-signature-still = ⏰ 工作单 { $number } 的报修人已于 { $since } 答复，提醒后仍未签字。请跟进。
repair-please-phone = ☎️ 工作单 { $number }：{ $since } 已请报修人确认，还没有答复，请打电话核实。

# passing notes
quote-yes-toast = 已记下：同意。师傅可以开工了。
quote-no-toast = 已记下：不同意。
repair-claimed-toast = 这一单归您了，辛苦了。
repair-separated-toast = 已拆开。
repair-turned-back-toast = 已转回报修。
repair-set-out-toast = 已告诉报修人您在路上。
repair-nobody-toast = 已请报修人另选时间。
repair-going-on-toast = 已记下：继续施工。
repair-left-toast = 已记下：没有施工，不收费。
group-only-in-groups = 请把我加进工程部的群，再在群里发 /engineering。
group-declare = ⚠️ { $name }：这里要作为工程群吗？同意之后，待接的工作单都会发到这里：单元、位置、报修人写的内容。群里<b>每个人</b>都看得到，租户和外人也一样。
    请先确认群里只有工程部同事，再由您本人点一次。{ $moves }
group-moves = 原来的工程群从此不再使用。
button-group-yes = 群里都是同事，就用这里
group-not-yours = 请由发 /engineering 的同事本人确认。
group-declared = 好的，这里就是工程群。待接的工作单会发到这里，谁先点“✋ 我来”就归谁。

# what cannot be, and why
repair-separate-too-late = { $number } 已经结案，不能再从中拆出。如果还有问题，请重新打开工作单，或重新登记。
repair-merge-too-late = 工作单 { $number } 已经修完，不能再并进去。请单独派单。
repair-cannot-merge = 不能并入 { $number }：它已结束或本身已并单。
repair-is-merged = 这张报修已经并单。
repair-is-converted = 这件事已经转投诉处理。
repair-back-already = 这件事已经重新报修，编号 { $number }。
repair-chased-already = 刚刚催过，已经转达。{ $until } 以后可以再催。
order-claimed = 工作单 { $number } 已经有人接了。
repair-claimed-by = 工作单 { $number } 已由 { $name } 师傅接下。
order-is-on-the-way = 工作单 { $number } 师傅正在路上，这一步现在不能做。
order-is-waiting = 工作单 { $number } 正在挂单等待，这一步现在不能做。
order-waits-for-quote = 工作单 { $number } 要等租户同意报价。
repair-rework-is-free = 返修不收费，不用报价。
repair-price-not-declined = 工作单 { $number } 的报价没有被拒绝，不能按“不做了”结束。
repair-too-late-to-take-back = 已过 15 分钟，不能收回了。如果没有修好，请打 24 小时电话，或等结清后点“又出问题了”。
repair-nobody-to-wait-for = 这里没有登记的租户，没有人可以约时间。请挂单等配件，或退回调度。
repair-too-late-to-reopen = 工作单 { $number } 结清已久，请重新报修。
price-unknown = 价目表里没有这一项。
price-list-missing = 还没有价目表。
quote-corrected = 师傅已更正报价，原来那份不再有效。新报价 { $total }，请在最新的卡片上答复。
quote-agreed-meanwhile = 租户刚刚已同意 { $total }，这次没有更正。如果还要改，请重新报价。
quote-declined-meanwhile = 租户刚刚没有同意 { $total }，这次没有更正。如果还要报价，请重新报价。
quote-answered = 这份报价已经答复过了。
quote-holds-no-more = 这份报价已经撤回，无需答复。如果维修需要收费，会再请您确认。
quote-empty = 请至少选一项或写一样材料。
quote-nobody-pays = 这张单子没有登记的租户，没有人可以同意报价，不能报价。请按公共维修处理；费用问题请联系调度。
repair-more-than-agreed = 实际 { $actual } 超过租户同意的 { $agreed }。请先重新报价。
material-unclear = 没看懂。请一行写一样：名称、数量、单价，例如“角阀2个35元”。
complaint-taken-up = 投诉 { $number } 已在处理。
rating-given = 您已经评价过了，谢谢！
repair-no-group = 还没有工程群。请选一位师傅。
moment-is-past = 这个时间已经过了，请另选一个。

button-repair-explain = ✍️ 说说哪里没好
repair-explain-title = 哪里没好
repair-explain-why = 哪里没好？一句话就行，师傅上门前会看到。
repair-explain-why-label = 哪里没好
repair-explained = 谢谢，已转给师傅。
repair-new-preferred-at = 您希望师傅什么时候来？
repair-new-preferred-at-label = 预约时间
repair-log-preferred-at = 租户希望师傅什么时候来？
repair-log-preferred-at-label = 预约时间
repair-undispatched = ⏰ 报修 { $number } 还没有派单{ $late }，请马上处理。
repair-undispatched-on-site = ，已超过到场时限
repair-undispatched-done = ，已超过完工时限

# 限期整改
button-repair-rectify = ⏳ 限期整改
repair-rectify-title = 限期整改
repair-rectify-by = 要求哪天前完成？
repair-rectify-by-label = 完成期限
repair-rectify-why = 有什么要求？会写在工作单上，责任部门能看到。
repair-rectify-why-label = 整改要求
repair-rectify-said = 已通知责任部门，期限 { $by }。到期未完成会每天提醒，直到完成。
repair-line-rectify = ⏳ 限 { $by } 前整改完成：{ $why }
day-is-past = 这一天已经过了，请另选日期。
