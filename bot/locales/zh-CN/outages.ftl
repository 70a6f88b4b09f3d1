# 停水、停电、电梯停运等计划停用：提前通知、提醒、改期、取消、延长、恢复

command-outages = 停水停电通知
button-outages = 🔌 停水停电
button-outage-new = ✍️ 新的停用通知
button-outage-open = 🔌 { $number }
button-outage-notice = 📣 看通知、发送
button-outage-move = 🕒 改时间
button-outage-call-off = ✖️ 取消
button-outage-over = ✅ 已恢复
button-outage-prolong = ⏳ 要延长
button-outage-works = ✅ 好了
button-outage-still = ✋ 还是不行
button-outage-repair = 🔧 { $number }

outage-kind-water = 停水
outage-kind-power = 停电
outage-kind-lift = 电梯停运
outage-kind-air = 空调停机
outage-kind-gas = 停燃气
outage-kind-network = 网络中断
outage-kind-other = 设施停用
outage-reason-maintenance = 设备保养
outage-reason-repair = 设备维修
outage-reason-replacement = 设备更换
outage-reason-inspection = 例行检测
outage-reason-cleaning = 清洗水箱、管道
outage-reason-supplier = 市政供应方安排
outage-reason-other = 施工需要
outage-state-draft = 草稿，还没通知
outage-state-announced = 已通知
outage-state-running = 🔴 停用中
outage-state-over = 🟢 已恢复
outage-state-cancelled = 已取消，已通知
outage-state-dropped = 没有通知，已作废
outage-in-house = 全楼
outage-on-floors = { $floors } 楼
outage-in-units = { $units }
outage-on-floors-and-units = { $floors } 楼、{ $units }
outage-hours = { $count } 小时

outages =
    🔌 <b>计划停水、停电、停梯</b>

    { $lines }
outages-none = 近期没有安排。
outage-line = 🔌 <b>{ $number }</b> · { $kind } · { $where }
    { $begins } – { $ends } · { $state }
outage-card =
    🔌 <b>{ $number } · { $kind }</b> · { $where }
    { $state }
    🕒 { $begins } – { $ends }
    { $lines }
outage-card-gone = 这次停用与您的岗位无关了。
outage-line-reason = 🔧 { $reason }
outage-line-note = 📝 { $text }
outage-line-urgent = ⚡ 来不及提前一天：{ $why }
outage-line-notice = 📣 通知 { $number }：{ $state }，{ $count }/{ $all } 人
outage-line-repairs = 🔗 期间报修 { $count } 件：{ $numbers }
outage-line-why = ℹ️ { $why }
outage-line-ended = 🏁 { $at } { $by }
outage-line-by = ✍️ { $by }

outage-notice = 🔌 { $kind }通知
    各位租户，您好：
    时间：{ $begins } 至 { $ends }
    范围：{ $where }
    原因：{ $reason }{ $note }
    温馨提示：{ $advice }
    不便之处，敬请谅解。有事请在这里说，或致电 { $hotline }。
outage-note =

    说明：{ $text }
outage-advice-water = 请提前储水，关好水龙头；来水后先放水片刻再用。
outage-advice-power = 请提前保存文件，关闭电脑和电器；停电时请勿乘坐电梯。
outage-advice-lift = 请走楼梯或使用其他电梯；搬运物品请避开这段时间。
outage-advice-air = 请提前安排，可先开窗通风；机房等有特殊要求的请尽早与我们联系。
outage-advice-gas = 请关好燃气阀门；恢复后先检查再使用，闻到异味请立即打电话。
outage-advice-network = 请提前保存并同步文件；重要会议请避开这段时间。
outage-advice-other = 请避开这段时间使用。
outage-remind = ⏰ 提醒：{ $kind }
    { $where }，{ $begins } 至 { $ends }。请提前做好准备，谢谢配合。
outage-moved = 🕒 改期：{ $kind }
    { $where }的{ $kind }改到 { $begins } 至 { $ends }。给您添麻烦了，敬请谅解。
outage-prolonged = ⏳ 延长：{ $kind }
    { $where }的{ $kind }需要更多时间，预计 { $ends } 恢复。十分抱歉，我们正在抓紧。急事请致电 { $hotline }。
outage-cancelled = ✖️ 取消：{ $kind }
    { $where }原定 { $begins } 的{ $kind }不进行了，一切照常。谢谢！
outage-over = ✅ 已恢复：{ $kind }
    { $where }的{ $kind }已结束，现已恢复正常。感谢您的理解。如有异常，请在这里告诉我们。

outage-planned-said = { $number } 拟好了，请看通知再发送。
outage-moved-said = { $number } 已改时间。
outage-called-off-said = { $number } 已取消。
outage-prolonged-said = { $number } 已延长。
outage-over-said = { $number } 已恢复。
outage-tells = 📣 会告诉已收到通知的 { $count } 人。
outage-untold = ⏰ <b>{ $number } { $kind }</b>（{ $where }）{ $begins } 开始，通知还没发。请在 { $until } 前发出。
outage-never-told = ✋ <b>{ $number } { $kind }</b>（{ $where }，{ $begins }）没有通知任何人，已作废。确要停用，请重新通知。
outage-stands-announced = ℹ️ 通知 { $notice } { $state }，但 <b>{ $number } { $kind }</b>（{ $where }，{ $begins } – { $ends }）仍在计划中，到时会提醒租户，也会照常开始。不停了请点“取消”，换时间请点“改时间”，收到过通知的人都会知道。
outage-stands-running = ℹ️ 通知 { $notice } { $state }，但 <b>{ $number } { $kind }</b>（{ $where }）还没有恢复，预计到 { $ends }。恢复或延长时，收到过通知的人都会知道。
outage-still = ⏰ <b>{ $number } { $kind }</b>（{ $where }）原定 { $ends } 恢复。恢复了吗？

outage-explains =

    🔌 { $where }正在{ $kind }（{ $number }），预计 { $ends } 恢复，多半就是这个原因。
    等恢复请点“取消”；仍要报修请点“确认”，恢复后我们会再问您。
outage-explains-late =

    🔌 { $where }正在{ $kind }（{ $number }），原定 { $ends } 恢复，还在处理，多半就是这个原因。
    等恢复请点“取消”；仍要报修请点“确认”，恢复后我们会再问您。
outage-asked =
    { $lines }
    { $told ->
        [yes] 有变化会马上告诉您；有急事请打 { $hotline }。
       *[no] 有急事请打 { $hotline }。
    }
outage-asked-announced = 🔌 { $where }{ $kind }：{ $begins } – { $ends }。
outage-asked-running = 🔌 { $where }正在{ $kind }，预计 { $ends } 恢复。
outage-asked-late = 🔌 { $where }正在{ $kind }，原定 { $ends } 恢复，还在处理。
outage-works-again = 🟢 { $kind }已结束。您报的 { $number } 现在好了吗？
outage-works-withdrawn = 太好了！报修已撤销，不用再等师傅。
outage-works-thanks = 太好了，谢谢告知！
outage-still-said = 好的，{ $number } 照常处理，已告诉调度。
outage-repair-still = ⚠️ 停用已结束，{ $name } 说 { $number } 还是不行。
outage-repair-done = { $number } 已经办结。还有问题请再报一次。

outage-not-ahead = 请选一个还没到的时间。
outage-ends-first = 结束要晚于开始。
outage-not-longer = 请选一个更晚的时间。
outage-not-a-place = 请写地方：楼层、单元，或办公、公寓、商铺。
outage-too-soon = 要提前 { $count } 小时通知。请改时间；实在等不及，请补上“为什么这么急”。
outage-is-draft = { $number } 还没有通知。
outage-is-announced = { $number } 还没有开始。
outage-is-running = { $number } 已经开始，可以延长或恢复。
outage-is-over = { $number } 已经恢复。
outage-is-cancelled = { $number } 已经取消。
outage-is-dropped = { $number } 已经作废。

outage-new-title = 停水、停电通知
outage-new-kind = 停什么？
outage-new-kind-label = 停什么
outage-new-place = 哪里？点“全楼”，或者直接写楼层、单元，例如“3-9层”“0801、0802”。
outage-new-place-label = 哪里
outage-new-begins = 什么时候开始？
outage-new-begins-label = 开始
outage-new-hours = 大约多久？
outage-new-hours-label = 多久
outage-new-reason = 什么原因？
outage-new-reason-label = 原因
outage-new-note = 还要说明什么？（中文，租户会看到）
outage-new-note-label = 说明
outage-new-english = 说明的英文怎么写？
outage-new-english-label = 说明的英文
outage-new-urgent = 为什么来不及提前通知？（同事会看到）
outage-new-urgent-label = 为什么这么急
outage-new-summary = 🔌 请核对：
outage-move-title = 改时间
outage-move-begins = 改到什么时候开始？
outage-move-begins-label = 开始
outage-move-hours = 大约多久？
outage-move-hours-label = 多久
outage-move-urgent = 为什么来不及提前通知？（同事会看到）
outage-move-urgent-label = 为什么这么急
outage-move-summary = 🕒 请核对：
outage-call-off-title = 取消停用
outage-call-off-why = 为什么取消？（同事会看到）
outage-call-off-why-label = 原因
outage-call-off-summary = ✖️ 请核对：
outage-prolong-title = 延长停用
outage-prolong-until = 预计什么时候恢复？
outage-prolong-until-label = 恢复
outage-prolong-why = 为什么要延长？（同事会看到）
outage-prolong-why-label = 原因
outage-prolong-summary = ⏳ 请核对：
outage-over-title = 已恢复
outage-over-summary = ✅ 确定已恢复？

due-outage-untold = 催发停用通知
due-outage-left = 没有通知的停用
due-outage-remind = 停用前提醒
due-outage-begins = 停用开始
due-outage-ends = 停用到点，问是否恢复
