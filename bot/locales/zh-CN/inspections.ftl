# 巡检计划：去哪里、看什么、哪几天、几点、谁去

inspections =
    🚶 <b>巡检计划</b>

    { $lines }
inspections-none = 还没有巡检计划。
inspection-line = 📍 { $area } · { $days } · { $role }
    { $last }
inspection-never = 还没有巡过
inspection-last = 上次 { $at }，{ $name }，{ $count ->
        [0] 没有发现问题
       *[other] 发现 { $count } 项
    }
inspection-daily = 每天 { $at }
inspection-weekly = { $days } { $at }
inspection-half-monthly = 每月第一、第三个{ $days } { $at }
inspection-monthly = 每月第一个{ $days } { $at }
rhythm-weekly = 每周
rhythm-half-monthly = 每半月
rhythm-monthly = 每月
weekday-short-1 = 周一
weekday-short-2 = 周二
weekday-short-3 = 周三
weekday-short-4 = 周四
weekday-short-5 = 周五
weekday-short-6 = 周六
weekday-short-7 = 周日

inspection-set = 🚶 { $by } 经理安排您巡检：<b>{ $area }</b>，{ $days }。到时提醒您。
    看什么：
    { $points }
inspection =
    🚶 <b>请巡检：{ $area }</b>（{ $at }）

    { $points }

    有问题请点“发现问题”，一句话加照片就行；巡完点“巡完了”。
inspection-gone =
    🚶 <b>已巡检：{ $area }</b>（{ $at }）
    { $name } { $done } 巡完，{ $found }。
inspection-off =
    🚶 <b>{ $area }</b>（{ $at }）
    这项巡检已取消，不用去了。
inspection-found = 发现问题：{ $numbers }
inspection-fine = 没有发现问题
inspection-missed = ⏰ 巡检还没有做：{ $area }（{ $at }，{ $role }）。已再次提醒。
inspection-arranged = 已安排：{ $area }，{ $days }。到时会提醒。
inspection-done-said = 辛苦了！已记录，{ $count ->
        [0] 没有发现问题。
       *[other] 发现 { $count } 项。
    }
inspection-ended-said = 已取消：{ $area }。以前的巡检记录都保留。
inspection-ended = { $area } 的巡检已经取消。
inspection-done-already = 这次巡检已经有人记录完成。

inspection-plan-title = 新增巡检
inspection-plan-area = 巡检哪里？例如“大堂和一层电梯厅”。
inspection-plan-area-label = 区域
inspection-plan-points = 看什么？一行一项，例如“地面、灯、绿植、消防通道”。
inspection-plan-points-label = 内容
inspection-plan-every = 多久去一次？每半月：当月第一、第三个选定的星期几；每月：第一个。
inspection-plan-every-label = 频次
inspection-plan-days = 星期几？每周的遇节假日不用去；每半月、每月的提前到节前最后一个工作日。
inspection-plan-days-label = 日子
inspection-plan-hour = 几点开始？
inspection-plan-hour-label = 时间
inspection-plan-inspector = 谁去？
inspection-plan-inspector-label = 巡检人
inspection-plan-summary = 🚶 请核对巡检安排：

button-inspections = 🚶 巡检计划
button-inspection-plan = ➕ 新增巡检
button-inspection-end = 🗑 取消 { $area }
button-inspection-found = ⚠️ 发现问题
button-round-done = ✅ 巡完了
button-round-gone = ✅ 巡完了：{ $area }
command-inspections = 巡检计划
