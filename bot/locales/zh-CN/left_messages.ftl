# 给租户的留言

button-note-take = ✉️ 记留言
button-note-open = ✉️ { $number } · { $at }
button-note-got = ✅ 收到
button-note-phoned = 📞 已电话转告
note-take-title = 留言
note-take-text =
    留什么话？写上单元、给谁、谁留的，例如：
    <code>留言 1201 韩晓 请回电 张先生 138…</code>
note-take-text-label = 内容
note-take-unit = 给哪个单元？
note-take-unit-label = 单元
note-take-who = 给谁？
note-take-who-label = 给
note-take-caller = 谁留的？姓名和电话。
note-take-caller-label = 留言人
note-take-summary = ✉️ 请核对，确认后马上送达：
note-for-all = 该单元的联系人
note-for-one = { $name }
note-card =
    ✉️ <b>留言 { $number }</b> · { $unit } · { $whom }
    💬 { $text }
    👤 { $caller }
    📝 { $at } { $by } 记

    { $state }
note-card-gone = 这条留言由别人处理了。
note-erased = （已清除）
note-nameless = 没有留姓名
note-please-confirm = 看到后请点“收到”。
note-waits = 🔵 已送达，等对方确认。
note-nobody-told = 📞 对方没有人能在聊天里收到，请打电话转告。
note-confirmed = ✅ { $name } { $at } 已确认。
note-told-by-phone = 📞 { $name } { $at } 已电话转告。
note-taken = ✉️ { $number } 已记下。
note-got-said = 谢谢，{ $number } 已确认。
note-phoned-said = { $number } 已登记电话转告。
note-please-phone = 📞 留言 { $number } 还没有人确认，请打电话转告。
note-nobody-there = 这个单元现在没有租户，不能留言。
note-not-theirs = 这位不是该单元的联系人，请重新选择。
note-confirmed-already = 留言 { $number } 已经确认过了。
due-note-unread = 未确认的留言
