# 日程：接下来两周自动要做的事

timetable =
    📅 <b>接下来两周</b>

    { $lines }

    <b>经常有的</b>
    { $usual }
timetable-line =
    <b>{ $day }</b> · { $state }
    { $coming }
timetable-line-bare = <b>{ $day }</b> · { $state }
timetable-day =
    📅 <b>{ $day }</b> · { $state }

    点一项可以看详情、改时间或跳过。
timetable-day-bare =
    📅 <b>{ $day }</b> · { $state }

    这天没有自动要做的事。
day-works-plain = 上班
day-off-plain = 休息
day-works-declared = 上班（另定）
day-off-declared = 休息（另定）
coming-line = { $at } { $what }
coming-line-done = ✅ { $at } { $what }
coming-line-skipped = ⏭ { $at } { $what }
coming-line-failed = ⚠️ { $at } { $what }

coming =
    📅 <b>{ $what }</b>
    { $at } · { $state }
    { $notes }
coming-due = 待执行
coming-done = 已完成
coming-skipped = 已跳过
coming-failed = 未能完成
coming-by-hand = { $name }改过：{ $why }
coming-fixed = 这一项跟着其他时间走，不能单独改。
coming-over = 这一项已经过去，或不在日程里。
coming-too-early = 这一项要等那段时间过完才能做，不能早于{ $day }。
coming-not-ahead = 请选一个还没到的时间。
day-over = 这一天已经过去，或不在这两周里。
day-so-already = 这一天已经这样定了。

coming-skip-title = 跳过一次
coming-skip-why = 为什么这次不做？
coming-skip-why-label = 原因
coming-skip-summary = ⏭ 这次不做，请核对：
coming-skip-said = ⏭ 已跳过：{ $what }（{ $at }）。下次照常。
coming-move-title = 改时间
coming-move-to = 改到什么时候？
coming-move-to-label = 时间
coming-move-why = 为什么要改？
coming-move-why-label = 原因
coming-move-summary = 🕒 改时间，请核对：
coming-move-said = 🕒 已改：{ $what }，{ $at }。下次照常。
coming-now-title = 现在就做
coming-now-why = 为什么现在做？
coming-now-why-label = 原因
coming-now-summary = ▶️ 现在就做，请核对：
coming-now-said = ▶️ 马上就做：{ $what }。到原来的时间不会再做一次。
day-declare-title = 调整上班日
day-declare-why = 为什么调整？例如“国务院放假通知”。
day-declare-why-label = 原因
day-declare-summary = 📅 请核对：
day-declare-said-on = 📅 { $day }定为上班日。订餐、时限等几分钟内跟着调整。
day-declare-said-off = 📅 { $day }定为休息日。订餐、时限等几分钟内跟着调整。

year-unknown = 📅 { $year }年的放假和调休还没有公布，现在只按节日当天算。公布后请升级程序，或用 /calendar 逐日调整。
due-year-unknown = 明年放假安排的提醒

button-timetable = 📅 日程
button-coming-day = { $day }
button-back-to-day = ⬅️ 回到这一天
button-coming-now = ▶️ 现在做
button-coming-move = 🕒 改时间
button-coming-skip = ⏭ 跳过
button-day-off = 🏖 这天定为休息
button-day-on = 💼 这天定为上班
command-calendar = 接下来两周的日程
