# The weekly analysis of repairs

analysis =
    📊 <b>Repairs of the week</b> { $first } – { $last }
    Reported { $reported }, closed { $done }, open { $open }; limits overrun { $overdue }.
    Open for long { $long_open }:

    { $lines }
    { $more }
analysis-line = · { $number } { $unit } for { $days } days, { $name }
analysis-none-long = ✅ Nothing has been open for long.
