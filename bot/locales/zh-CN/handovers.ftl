command-handover = 交接班
handover = 🔁 <b>交接班</b> { $due } · { $going } → { $coming }
    { $state }

    { $lines }
handover-state-due = 请{ $going }在 { $due } 前交班；交出之前仍由{ $going }负责。
handover-state-handed = { $by } { $handed } 已交班，请{ $coming }接班；接班之前仍由{ $going }负责。
handover-state-taken = { $by } { $handed } 交班，{ $taker } { $taken } 接班。
watch-desk = 前台
watch-night = 保安
handover-open = 📋 未办结 { $count } 件
handover-late = ⏰ 其中超时 { $count } 件
handover-promised = 🕐 半天内应修好 { $count } 件
handover-tenants = 👤 等租户 { $count } 件
handover-mail = 📦 待领邮件 { $count } 件
handover-talks = ☎️ 未完的对话 { $count } 个
handover-complaints = 📮 未结投诉 { $count } 件，其中等投诉人答复 { $theirs } 件
handover-note-line = 📝 { $text }
handover-card-gone = 这张交班单与您的岗位无关了。
handover-none = 还没有交接班记录。换班前一刻钟会自动送来。
handover-handed-said = 已交班，已请接班的同事确认。
handover-taken-said = 已接班，辛苦了。
handover-noted-said = 已写进交班记录。
handover-not-handed-told = ⏰ { $due } 该换班了，还没有人交班给{ $watch }。
handover-not-taken = ⏰ { $due } 换班，{ $watch }还没有人接班。
handover-handed-already = 已经交过班了。
handover-not-handed = 还没有人交班，请先请上一班交班。
handover-taken-already = 已经有人接班了。
handover-by-another = 自己交的班要由另一位同事接。
handover-other-watch = 这一步由另一班的同事来办。
button-handover-hand = 🔁 交班
button-handover-take = ✅ 接班
button-handover-note = 📝 写几句
handover-note-title = 交班留言
handover-note-note = 请写给下一班的同事：还有什么要留意的？
handover-note-note-label = 留言
due-shift-handover = 交接班
due-shift-left = 检查是否已接班
