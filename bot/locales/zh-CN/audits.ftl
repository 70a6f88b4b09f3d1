# 三个相等

audit-which = 🧮 “三个相等”核查：查哪一段？
button-audits = 🧮 三个相等
button-audit-today = 今天
button-audit-yesterday = 昨天
button-audit-month = 本月
button-audit-last-month = 上月
command-audit = 三个相等核查
audit =
    🧮 <b>三个相等</b> { $when }
    { $verdict }

    { $logged }

    { $ordered }

    { $returned }

    { $rest }
audit-day = { $since }
audit-span = { $since } – { $until }
audit-holds = ✅ 三个相等，差额都有说明。
audit-fails = ⚠️ 有差额查不到原因，请核对下列编号。
audit-logged = <b>1</b> 报修 { $repairs } + 巡检 { $inspections } = { $left } 项，调度记录 { $right } 条，差 { $difference }
audit-ordered = <b>2</b> 报修项目 { $left } 项，开出工作单 { $right } 张（含作废），差 { $difference }
audit-returned = <b>3</b> 开出工作单 { $left } 张，收回 { $right } 张（含作废），差 { $difference }
audit-why-waiting = · 待派 { $count }：{ $numbers }
audit-why-cancelled = · 报修人撤销 { $count }：{ $numbers }
audit-why-merged = · 并单 { $count }：{ $numbers }
audit-why-converted = · 转投诉 { $count }：{ $numbers }
audit-why-still-out = · 尚未收回 { $count }：{ $numbers }
audit-missing = · ⚠️ 缺 { $count }：{ $numbers }
audit-surplus = · ⚠️ 多 { $count }：{ $numbers }
audit-gaps = ⚠️ 断号 { $count }：{ $numbers }
audit-twice = ⚠️ 重号 { $count }：{ $numbers }
audit-void = 作废 { $number }：{ $why }
audit-nothing = 编号连续，没有断号、重号和作废。
audit-voids-more = 另有作废 { $count } 张。
audit-file = 📎 全部编号见附件。

# 明细（Excel）
audit-sheet = 三个相等明细
audit-title = 三个相等核查明细（{ $start } 至 { $end }）
audit-column-pair = 核对项
audit-column-why = 说明
audit-column-number = 编号
audit-column-remark = 原因
audit-pair-logged = 1 报修、巡检记录＝调度记录
audit-pair-ordered = 2 报修项目＝开出工作单
audit-pair-returned = 3 开出工作单＝收回工作单
audit-pair-numbers = 编号连续
audit-short-waiting = 待派
audit-short-cancelled = 报修人撤销
audit-short-merged = 并单
audit-short-converted = 转投诉
audit-short-still-out = 尚未收回
audit-short-missing = 缺，原因不明
audit-short-surplus = 多，原因不明
audit-short-gap = 断号
audit-short-twice = 重号
audit-short-void = 作废
