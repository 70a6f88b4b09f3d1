# 找前台：转人工、来回传话、接手、转交、结束

command-human = 找前台（转人工）
button-human = ☎ 找前台
button-human-again = ☎ 再找前台
button-talks = ☎ 在谈的对话
button-talk-security = 🚨 急事，现在找保安
button-talk-tomorrow = 🌙 不急，{ $opens } 再答复我
button-talk-end = ✅ 问好了，结束
button-talk-take = 🙋 我来接
button-talk-take-over = 🙋 我来接手
button-talk-again = 🙋 重新接起
button-talk-hand = 🔁 转给同事
button-talk-to-desk = 🛎 转给前台
button-talk-phone = ☎️ 显示电话（会记录）
button-talk-close = ✅ 结束对话
button-talk-lines = 📜 全部记录
button-talk-repair = 🔧 转报修
button-talk-complaint = 📮 转投诉
button-talk-lunch = 🍱 转订餐
button-talk-laundry = 🧺 转洗衣

talk-mine-offered = 🌙 <b>前台现在没人</b>
    前台 { $opens } 上班。急事请找保安 { $security }；不急的请留言，我们 { $opens } 答复您。
talk-mine-asleep = 🌙 <b>前台现在没人</b>
    好的，已记下{ $count ->
        [0] {""}
       *[other] 您的 { $count } 条消息
    }，前台 { $opens } 上班就答复您；还有要说的，直接写在这里。
    急事请找保安 { $security }。
talk-mine-waiting-front-desk = ☎ <b>您好！物业前台。我能为您做些什么？</b>
    请直接写在这里，也可以发照片、语音。已通知前台；{ $minutes } 分钟内没人接，我会再催一次。
    着急请拨打 { $number }。
talk-mine-waiting-security = ☎ <b>您好！已通知保安。</b>
    请直接写在这里；{ $minutes } 分钟内没人接，我会再催一次。
    着急请拨打 { $security }。
talk-mine-taken = ☎ <b>{ $who }</b>在和您说话（{ $since } 起）
    请稍等，我给您查一下。您写的、发的，对方都能看到。
talk-mine-closed = ☎ { $how }
    别客气，这是我们应该做的。欢迎您再来！
talk-still-waiting = ⏰ 对不起，还没有人接起。主管也已收到通知；您也可以直接拨打 { $number }。

talk-card = ☎ <b>{ $name }</b> · { $unit } · { $tenant }
    { $state }

    { $lines }

    { $hint }
talk-no-lines = （还没有写什么）
talk-hint = ↩️ 右滑“回复”任何一条，对方就能看到；不点“回复”的话，只有我听到。
talk-card-gone = 这段对话现在由别的同事负责。
talk-state-waiting = 🔴 等人接（{ $since } 起）
talk-state-taken = 🟢 { $agent } 在接（{ $since } 起）
talk-state-closed = ✅ { $at }：{ $how }
talk-ended-person = 对方结束了对话。
talk-ended-agent = { $team }结束了对话。
talk-ended-idle = 好一会儿没人说话，对话已结束。
talk-ended-left = 登记已解除，对话已结束。
ended-person = 您结束了对话。
ended-agent = { $team }结束了对话。
ended-idle = 好一会儿没人说话，对话先结束了。
ended-left = 登记已解除，对话已结束。
talk-brief = { $at } { $who }：{ $text } { $carried }
talk-brief-them = 对方
talk-line = <b>{ $who }</b> · { $at }{ $marks }
    { $text }
talk-line-bare = <b>{ $who }</b> · { $at }{ $marks }
talk-line-late = ⏳（晚到）
talk-line-edited = ✎（已改）
talk-who = 💬 { $name } { $unit }
talk-who-desk = { $team } { $name }
team-front-desk = 前台
team-security = 保安
carries-words = 只有文字
carries-photo = 📷 照片
carries-file = 📎 文件
carries-voice = 🎤 语音

talk-kept-apart = 🔒 您的投诉没有转给对话里的同事，会由他们的上级处理：请按投诉提交。
talk-is-with = { $name } 已经接了。
talk-is-taken = 这段对话已经有人在接。
talk-is-offered = 对方还没有说什么。
talk-is-waiting = 还没有人接这段对话。
talk-is-closed = 这段对话已经结束。
talk-yours-already = 已经是您在接。
talk-not-yours = 这段对话不是您在接。
talk-not-yours-but = 没有传过去：这段对话由 { $name } 在接。要由您来答，请先接手，再发一次。
talk-nobody-there = 对方已经不在这里登记，请打电话联系。
talk-another-open = 对方已经另开了一段对话，请在那里接。
talk-too-long = 对不起，一次最多传 { $limit } 个字，请分两条发。
talk-cannot-carry = 对不起，这个我传不过去。请用文字、照片、文件或语音再说一次。

talk-security-said = 已通知保安。
talk-tomorrow-said = 好的，上班就答复您。
talk-ended-said = 对话已结束。
talk-taken-said = 您接了。
talk-to-desk-said = 已转给前台。
talk-closed-said = 对话已结束。
talk-handed-said = 已转交。
talk-lines-said = 另有 { $count } 条已发到这里。
talks-none = 没有在谈的对话。
talk-nobody-else = 现在没有别的同事可以接。
talk-hand-title = 转给同事
talk-hand-colleague = 转给谁？
talk-hand-colleague-label = 同事
talk-repair-title = 转报修
talk-complaint-title = 转投诉
talk-lunch-title = 转订餐
talk-laundry-title = 转洗衣
meant-human-said = 已转前台。
matter-human = ☎ 找前台
due-talk-waits = 催接对话
due-talk-opens = 上班后接起留言
due-talk-idle = 结束没人说话的对话
