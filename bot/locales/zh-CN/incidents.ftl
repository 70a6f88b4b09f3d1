# 突发事件：记录、通知楼层、解除、事后报告

command-incidents = 突发事件
button-incidents = 🚨 突发事件
button-incident-begin = 🗂 记为突发事件
button-incident-join = 🔗 同一件事：{ $number }
button-incident-merge = 🔗 与 { $number } 是同一件事
button-incident-open = 🚨 { $number }
button-incident-door = 🚨 { $number } · { $kind } · { $state }
button-incident-new = 🚨 登记突发事件
button-incident-accept = ✋ 我来处理
button-incident-take = 🙋 我来接手
button-incident-note = 📝 补充情况
button-incident-correct = ✏️ 改类别、楼层
button-incident-warn-floor = 📢 通知 { $floor } 楼
button-incident-warn-near = 📢 通知上下楼层
button-incident-warn-building = 📢 通知全楼
button-incident-warn-floors = 📢 选楼层通知
button-incident-warn-send = 📢 马上发给 { $people } 人
button-incident-clear = ✅ 解除警报
button-incident-report = 📄 写事件报告
button-incident-approve = ✅ 报告通过
button-incident-return = ↩️ 退回重写
button-incident-photos = 🖼 现场照片（{ $count }）
button-incident-paper = 📄 打印事件报告
button-incident-register = 📊 突发事件台账

incident-kind-fire = 火情
incident-kind-water = 水患
incident-kind-lift = 电梯困人
incident-kind-power = 停电、漏电
incident-kind-gas = 燃气泄漏
incident-kind-injury = 人员伤病
incident-kind-security = 治安事件
incident-kind-other = 其他险情
incident-short-open = 处置中
incident-short-cleared = 已解除，待报告
incident-short-reported = 报告待审
incident-short-closed = 已归档
incident-short-merged = 已并入 { $number }

incidents = 🚨 <b>突发事件</b>：{ $count } 件未归档
incidents-none = 🚨 <b>突发事件</b>：没有未归档的。
incident-card = 🚨 <b>{ $number } · { $kind }</b> · { $where }
    { $state }

    { $lines }
incident-card-gone = 这件突发事件与您的岗位无关了。
incident-in-unit = { $unit }
incident-in-unit-at = { $unit } { $place }
incident-on-floor = { $floor } 楼
incident-on-floor-at = { $floor } 楼 { $place }
incident-at-place = { $place }
incident-in-house = 楼内
incident-nobody = 还没有人
incident-somebody = 当面或来电
incident-by-itself = 系统
incident-state-open = 🔴 处置中（{ $since } 起），由 { $holder } 负责
incident-state-cleared = 🟢 { $by } { $at } 已解除警报。请 { $holder } 在 { $due } 前写好事件报告。
incident-state-returned = 🟡 { $by } { $at } 已解除警报。报告被退回：{ $why }。请 { $holder } 在 { $due } 前改好。
incident-state-reported = 📄 { $by } { $at } 已写好报告，等经理审。
incident-state-closed = ✅ { $by } { $at } 审过，已归档。
incident-state-merged = 🔗 与 { $number } 是同一件事，请看那一张。
incident-said = 💬 { $name }：{ $text }{ $more ->
        [0] {""}
       *[other] （另有 { $more } 人报警）
    }
incident-words-gone = （内容已清除）
incident-repair = 🔧 { $number } { $step }
incident-repair-waiting = 等派单
incident-repair-sent = 已派单
incident-repair-going = 师傅已接单
incident-repair-over = 已了结
incident-whole-building = 全楼
incident-floors = { $floors } 楼
incident-told = 📢 { $at } 通知{ $whom }：{ $people } 人，已到 { $arrived } 人{ $waits ->
        [0] {""}
       *[other] ，还有 { $waits } 人在发
    }{ $lost ->
        [0] {""}
       *[other] ，{ $lost } 人没收到
    }
incident-phone = ☎️ 请打电话或上门：{ $units }
incident-clear-words = 🟢 { $text }
incident-cause-line = 原因：{ $text }
incident-measures-line = 处置：{ $text }
incident-consequences-line = 后果：{ $text }
incident-prevention-line = 防范：{ $text }
incident-pictures = { " " }🖼{ $count }
incident-only-pictures = 现场照片
incident-line = <i>{ $at }</i> { $entry }
incident-entry-alarm = 🚨 { $by } 报警{ $what }：{ $text }
incident-entry-repeated = 🔔 再次报警（第 { $count } 次）{ $what }
incident-entry-taken = ✋ { $by } 说来处理
incident-entry-opened = 🗂 { $by } 立为突发事件{ $photos }
incident-entry-attached = 🔗 { $by } 并入{ $what } { $text }
incident-entry-accepted = 🔧 { $by } 接了{ $what }，赶去现场
incident-entry-withdrawn = ↩️ { $by } 撤回{ $what }
incident-entry-called-off = ✅ { $by } 确认{ $what } 不再紧急
incident-entry-held = 🙋 { $by } 接手
incident-entry-corrected = ✏️ { $by } 改了类别或楼层{ $what }
incident-entry-note = 📝 { $by }：{ $text }{ $photos }
incident-entry-warned = 📢 { $by } 通知{ $what }，{ $count } 人
incident-entry-warned-done = 📬 通知送到 { $count } 人；要打电话：{ $what }
incident-entry-cleared = 🟢 { $by } 解除警报：{ $text }
incident-entry-told-over = 📢 已告知收到过通知的 { $count } 人
incident-entry-reported = 📄 { $by } 写好报告
incident-entry-returned = ↩️ { $by } 退回报告：{ $text }
incident-entry-approved = ✅ { $by } 审过报告

incident-preview = 📢 <b>发给{ $whom }：{ $people } 人</b>（中文 { $chinese } 人，英文 { $english } 人）{ $before ->
        [0] {""}
       *[other] ；另有 { $before } 人已通知过，不再发
    }
    { $phone }

    { $text }
incident-preview-phone = ☎️ 这些单元没有人能收到，请打电话或上门：{ $units }
incident-warned = ✅ 已发给 { $people } 人。送到多少、要给谁打电话，看事件卡片。
incident-warned-said = 已发给 { $people } 人。
incident-told-already = { $whom }的人都已经通知过了，没有重复发。收不到的请打电话：{ $phone }。
incident-nobody-there = { $whom }没有人能在这里收到通知，请打电话或上门：{ $phone }。
incident-no-floor = 没有 { $floors } 楼，什么都没有发。
incident-desk-closed = 前台下班了，请让保安（{ $number }）或主管来通知。

danger-notice-fire = 🔥 <b>火警通知</b> · { $where }
    请马上走最近的楼梯离开大楼，不要乘电梯，不要回去拿东西。有烟请弯腰、捂住口鼻。
    看到火或出不去，请拨 119，再告诉物业 { $hotline }。
danger-notice-water = 💧 <b>水患通知</b> · { $where }
    请离开有水的地方，不要碰插座和带电的设备，贵重物品请垫高。我们正在处理。
    有人受困或触电，请拨 119、120，再告诉物业 { $hotline }。
danger-notice-lift = 🛗 <b>电梯故障通知</b> · { $where }
    请暂时不要乘这部电梯，不要扒门。维保人员正在处理。
    您若在电梯里，请按对讲，不要自己往外爬；物业电话 { $hotline }。
danger-notice-power = ⚡ <b>用电险情通知</b> · { $where }
    请不要碰带电的设备和有水的地方，电脑等请先关机。我们正在处理。
    看到冒烟、火花，请离开并拨 119，再告诉物业 { $hotline }。
danger-notice-gas = ⛽ <b>燃气泄漏通知</b> · { $where }
    请马上离开，走楼梯；不要开关电器和灯，不要在里面打电话，不要用火。
    到室外后请拨 119，再告诉物业 { $hotline }。
danger-notice-injury = 🚑 <b>急救通知</b> · { $where }
    正在抢救人员，请让出通道和电梯，不要围观。
    会急救的请到现场帮忙；物业电话 { $hotline }。
danger-notice-security = 🛡 <b>安全通知</b> · { $where }
    请留在房间里锁好门，不要给陌生人开门，不要到现场去。
    看到可疑情况请拨 110，再告诉物业 { $hotline }。
danger-notice-other = ⚠️ <b>险情通知</b> · { $where }
    请离开这里，听从现场工作人员安排。我们正在处理。
    有危险请拨 119、110、120，再告诉物业 { $hotline }。
danger-over-fire = ✅ <b>火警已解除</b> · { $where }
    现在可以回来了。发现复燃或还有烟味，请拨 119，再告诉物业 { $hotline }。谢谢您的配合。
danger-over-water = ✅ <b>水患已处理</b> · { $where }
    湿过的插座和电器请先不要用。还有渗漏请告诉物业 { $hotline }。谢谢您的配合。
danger-over-lift = ✅ <b>电梯故障已排除</b> · { $where }
    现在可以正常乘坐。有异常请告诉物业 { $hotline }。谢谢您的配合。
danger-over-power = ✅ <b>用电险情已排除</b> · { $where }
    可以恢复用电。有异常请告诉物业 { $hotline }。谢谢您的配合。
danger-over-gas = ✅ <b>燃气险情已解除</b> · { $where }
    现在可以回来了，请先开窗通风。再闻到气味请马上离开并告诉物业 { $hotline }。谢谢您的配合。
danger-over-injury = ✅ <b>急救已结束</b> · { $where }
    通道恢复通行。物业电话 { $hotline }。谢谢您的配合。
danger-over-security = ✅ <b>安全警报已解除</b> · { $where }
    可以正常出入。有情况请告诉物业 { $hotline }。谢谢您的配合。
danger-over-other = ✅ <b>险情已解除</b> · { $where }
    可以恢复正常。有情况请告诉物业 { $hotline }。谢谢您的配合。

incident-over = ✅ <b>警报解除</b> { $number } · { $kind } · { $where }
    { $name }：{ $text }
incident-over-reporter = ✅ 您报告的险情（{ $kind } · { $where }）已经解除，谢谢您及时告诉我们。还有情况请拨 { $hotline }。
incident-clear-tells = 📢 所有接到报警的同事、报警的人，以及收到过通知的 { $people } 人都会收到解除通知。
incident-still = ⏰ { $number } · { $kind } · { $where } 从 { $since } 起还没有解除。险情过去了吗？
incident-report-wanted = 📄 请在 { $due } 前写好 { $number } 的事件报告。
incident-report-unread = 📄 { $number } 的事件报告 { $since } 已写好，等您审阅。
incident-report-late = ⏰ { $number } 的事件报告（{ $name }）应在 { $due } 前交，还没有写。
incident-filed = ✅ { $number } 的报告已由 { $name } 审过并归档。
incident-noted = 📝 已记入 { $number }。
incident-photos = 🖼 现场照片 { $count } 张
incident-on-paper = 📄 { $number } 事件报告
incident-begun-said = 已立为 { $number }，由您负责。
incident-there-already = 已经有记录了：{ $number }。
incident-joined-said = 已并入 { $number }。
incident-accepted-said = 收到：{ $number } 由您去处理，其他同事已知道，不再重复呼叫。
incident-call = 🚨 <b>突发事件 { $number }：还没有人接手</b>（第 { $count } 次呼叫）
    { $kind } · { $where }
    { $text }
    请马上过去处理。
incident-taken-said = { $number } 由您负责了。
incident-corrected-said = { $number } 已更正。
incident-cleared-said = { $number } 已解除，大家都收到了。
incident-reported-said = { $number } 的报告已交，等经理审。
incident-returned-said = { $number } 的报告已退回。
incident-approved-said = { $number } 已归档。

incident-no-alarm = { $number } 现在不是紧急情况，不用立突发事件。
incident-joined-already = 已经归在 { $number } 里了。
incident-yours-already = 已经由您负责。
incident-not-yours = 这件事由别的同事负责；要由您来写，请先接手。
incident-by-another = 自己写的报告要由另一位来审。
incident-written-anew = { $number } 的报告已经改过，请看最新的。
incident-is-open = { $number } 还没有解除。
incident-is-cleared = { $number } 已经解除了。
incident-is-reported = { $number } 的报告已经交了。
incident-is-closed = { $number } 已经归档。
incident-is-merged = { $number } 已经并入另一件，请看那一张。

incident-new-title = 登记突发事件
incident-new-text = 发生了什么？在哪里？谁报的？
incident-new-text-label = 情况
incident-new-kind = 是哪一类？
incident-new-kind-label = 类别
incident-new-floor = 在几楼？
incident-new-floor-label = 楼层
incident-new-photos = 有现场照片吗？
incident-new-photos-label = 照片
incident-new-summary = 确认后马上叫保安、工程部和经理：
incident-floor = { $floor } 楼
incident-no-one-floor = 不在某一层
incident-note-title = 补充情况
incident-note-text = 现场怎么样？做了什么？
incident-note-text-label = 情况
incident-note-photos = 有现场照片吗？
incident-note-photos-label = 照片
incident-note-summary = 记入事件经过：
incident-correct-title = 更正类别、楼层
incident-correct-kind = 是哪一类？
incident-correct-kind-label = 类别
incident-correct-floor = 在几楼？
incident-correct-floor-label = 楼层
incident-warn-floors-title = 选楼层通知
incident-warn-floors-floors = 通知哪些楼层？
incident-warn-floors-floors-label = 楼层
incident-warn-floors-summary = 确认后马上发出：
incident-clear-title = 解除警报
incident-clear-text = 为什么可以解除了？请写一两句。
incident-clear-text-label = 说明
incident-clear-summary = 确认后马上告诉大家：
incident-report-title = 事件报告
incident-report-cause = 起因是什么？
incident-report-cause-label = 原因
incident-report-measures = 怎么处置的？
incident-report-measures-label = 处置
incident-report-consequences = 有什么后果和损失？
incident-report-consequences-label = 后果
incident-report-prevention = 怎样防止再发生？
incident-report-prevention-label = 防范
incident-report-summary = 确认后交经理审：
incident-return-title = 退回报告
incident-return-why = 还缺什么？
incident-return-why-label = 原因

incident-register-which = 要哪几天的突发事件台账？
incident-register = 📊 突发事件台账 { $first } 至 { $last }：{ $count } 件
incident-register-sheet = 突发事件
incident-register-title = 突发事件台账 { $first } 至 { $last }
incident-column-number = 编号
incident-column-began = 报警时间
incident-column-kind = 类别
incident-column-where = 地点
incident-column-text = 情况
incident-column-alarms = 报警次数
incident-column-opened = 立案人
incident-column-holder = 负责人
incident-column-told = 通知人数
incident-column-state = 状态
incident-column-cleared = 解除时间
incident-column-cleared-by = 解除人
incident-column-clear-words = 解除说明
incident-column-cause = 原因
incident-column-measures = 处置
incident-column-consequences = 后果
incident-column-prevention = 防范
incident-column-approved = 审定时间
incident-column-approved-by = 审定人
incident-paper-title = 突发事件报告
incident-paper-kind = 类别
incident-paper-where = 地点
incident-paper-began = 报警
incident-paper-cleared = 解除
incident-paper-opened = 立案
incident-paper-holder = 负责
incident-paper-text = 情况
incident-paper-course = 经过
incident-paper-told = 通知
incident-paper-told-line = { $at } 通知{ $whom }：{ $people } 人，送到 { $arrived } 人；电话通知：{ $phone }
incident-paper-clear-words = 解除说明
incident-paper-cause = 原因
incident-paper-measures = 处置
incident-paper-consequences = 后果
incident-paper-prevention = 防范措施
incident-paper-written = 报告人
incident-paper-approved = 审定人
incident-paper-written-at = 报告时间
incident-paper-approved-at = 审定时间
incident-paper-footing = 一件突发事件一份；电话通知的单元以现场记录为准。

handover-incidents = 🚨 未解除的突发事件 { $count } 件
handover-incident = 🚨 { $number } · { $kind } · { $where }（{ $since } 起），{ $holder } 负责
desk-incidents = 🚨 突发事件
due-incident-still = 再问险情是否解除
due-incident-report-due = 催突发事件报告
due-incident-notice = 统计通知送达
