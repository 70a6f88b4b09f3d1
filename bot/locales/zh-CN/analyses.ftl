# 周报修项目统计分析

analysis =
    📊 <b>周报修项目统计分析</b> { $start } – { $end }
    上期未完 { $carried } 件，报修 { $reported } 件{ $reopened ->
        [0] { "" }
       *[other] ，重开、转回 { $reopened } 件
    }；结清 { $done } 件，作废 { $void } 件{ $otherwise ->
        [0] { "" }
       *[other] ，并单、撤销、转投诉 { $otherwise } 件
    }；未结 { $open } 件。超时 { $overdue } 次。
    长时间未处理 { $long_open } 件：

    { $lines }
    { $more }
analysis-line = · { $number } { $unit } 已 { $days } 天，{ $name }{ $by }
nobody-sent = 尚未派单
analysis-none-long = ✅ 没有长时间未处理的报修。

# 限期整改
button-rectify-one = ⏳ { $number } 限期整改
button-rectify-inform = 📣 通知各部门并存档
button-rectify-look = 查看工作单
rectify-by = ，限 { $by } 完成
rectify-no-date = ，期限待定
rectify-line = · { $number } { $unit } 已 { $days } 天{ $by }{ $why }
rectify-why = ：{ $why }
rectify-notice =
    📋 <b>长时间未处理的报修</b> { $start } – { $end }
    贵部门有 { $count } 件，请按期限整改，并把结果告知客服部：

    { $lines }
rectify-archive = 📁 周报修项目统计分析表 { $start } – { $end }，请存档。
rectify-informed = 已通知各责任部门；分析表已交文员存档。
rectify-due = ⏳ { $number } 应在 { $by } 前整改完成，{ $days ->
        [0] 今天到期，仍未结清
       *[other] 已逾期 { $days } 天
    }（{ $name }）。请继续跟进。
