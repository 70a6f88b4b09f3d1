# 周报修项目统计分析

analysis =
    📊 <b>周报修项目统计分析</b> { $start } – { $end }
    报修 { $reported } 件，结清 { $done } 件，作废 { $void } 件，未结 { $open } 件；超时 { $overdue } 次。
    长时间未处理 { $long_open } 件：

    { $lines }
    { $more }
analysis-line = · { $number } { $unit } 已 { $days } 天，{ $name }
analysis-none-long = ✅ 没有长时间未处理的报修。
