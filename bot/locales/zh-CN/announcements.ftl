# 通知：写、批、发、停、撤回，谁收到了

announcements =
    📣 <b>通知</b>

    { $lines }
announcements-none = 还没有发过通知。
announcement-line = <b>{ $number }</b> · { $state } · { $said }（{ $count } 人）

announcement-notice =
    📢 <b>物业通知</b>

    { $text }
announcement-greeting = { $text }
announcement-outage = { $text }

announcement-card =
    📣 <b>通知 { $number }</b> · { $state }
    { $by } → { $said }（{ $count } 人）
    👥 理解为：{ $meant }
    { $notes }

    { $text }
    { $english }
announcement-by-house = 管家拟稿
announcement-english =

    { $text }
announcement-at = 🕒 { $at } 发送
announcement-why = ✋ 未批准：{ $why }
announcement-with = 📎 附 { $count } 个图片或文件
announcement-own-picture = 🖼 配有节日贺卡，也可以换成自己的图片
announcement-no-picture = 🖼 还没有配图
announcement-pins = 📌 置顶
announcement-days = ⌛ 有效 { $count } 天，到期撤下
announcement-expires = ⌛ { $at } 撤下
announcement-will-miss = ☎️ 其中 { $count } 人不在聊天里，要打电话
announcement-bar = { $bar }
announcement-sent = ✅ 已送达 { $count }
announcement-unknown = ❔ 可能已送达 { $count }
announcement-blocked = 🚫 联系不上 { $count }
announcement-never = ☎️ 没进过聊天 { $count }
announcement-open = ⏳ 还没发 { $count }
announcement-recalling = ⏳ 正在撤回 { $count }
announcement-recalled = ↩️ 已撤回 { $count }
announcement-gone = 已注销 { $count }
announcement-have-read = 👁 已读 { $count }

announcement-state-draft = 草稿
announcement-state-waiting = 待批准
announcement-state-scheduled = 待发送
announcement-state-sending = 发送中
announcement-state-paused = 已暂停
announcement-state-done = 已发完
announcement-state-stopped = 已停止
announcement-state-recalled = 已撤回
announcement-state-discarded = 已作废

announcement-composed = 草稿 { $number } 好了，看一遍再发。
announcement-reworded = { $number } 已改。
announcement-tested = 已发给您自己，请看。
announcement-draft-said = { $number } 已收回，还是草稿。
announcement-waiting-said = { $number } 已送批，批准后发送。
announcement-scheduled-said = { $number } 将于 { $at } 发送，之前可以收回。
announcement-sending-said = { $number } 继续发送。
announcement-paused-said = { $number } 已暂停。
announcement-stopped-said = { $number } 已停止，没发的不再发。
announcement-recalled-said = { $number } 正在撤回。
announcement-discarded-said = { $number } 已作废。
announcement-rejected-said = { $number } 没有批准，已告诉拟稿人。
announcement-read-said = 谢谢，已记下您看过了。
announcement-read-before = 您已经点过了，谢谢。
announcement-recalled-line = 这条通知已撤回。

announcement-is-draft = 这条通知还是草稿。
announcement-is-waiting = 这条通知正在等批准。
announcement-is-scheduled = 这条通知已定好时间发送。
announcement-is-sending = 这条通知正在发送。
announcement-is-paused = 这条通知已暂停。
announcement-is-done = 这条通知已发完。
announcement-is-stopped = 这条通知已停止。
announcement-is-recalled = 这条通知已撤回。
announcement-is-discarded = 这条通知已作废。
announcement-own = 自己写的通知要请另一位来批。
announcement-not-own = 这是别人的通知，请找拟稿人或主管。
announcement-not-ahead = 请选一个还没到的时间。

announcement-missed-list =
    ☎️ <b>{ $number }：请打电话</b>

    { $lines }
announcement-missed-line = { $unit } { $name } { $phone }（{ $why }）
announcement-why-blocked = 联系不上
announcement-why-never = 没进过聊天
announcement-ledger-is = 📋 { $number } 的送达名单
announcement-ledger-title = 通知 { $number } 送达名单（{ $said }）
announcement-ledger-sheet = 送达名单
announcement-ledger-unit = 单元
announcement-ledger-name = 姓名
announcement-ledger-phone = 电话
announcement-ledger-reach = 送达
announcement-ledger-read = 已读时间
announcement-ledger-is-waiting = 未发
announcement-ledger-is-written = 待送达
announcement-ledger-is-sent = 已送达
announcement-ledger-is-unknown = 可能已送达
announcement-ledger-is-blocked = 联系不上
announcement-ledger-is-never = 没进过聊天
announcement-ledger-is-recalling = 正在撤回
announcement-ledger-is-recalled = 已撤回
announcement-ledger-is-gone = 已注销

announcement-new-title = 新通知
announcement-new-text = 通知写什么？（中文）
announcement-new-text-label = 中文
announcement-new-english = 英文怎么写？跳过的话，读英文的人看到中文。
announcement-new-english-label = 英文
announcement-new-audience = 发给谁？点一个，或者直接写，例如“3-9层的办公租户，除了财务”。
announcement-new-audience-label = 发给
announcement-new-ways = 还要什么？不要就点“好了”。
announcement-new-ways-label = 另外
announcement-new-days = 多久有效？到期自动撤下。
announcement-new-days-label = 有效
announcement-new-document = 要附文件吗？发过来，或跳过。
announcement-new-document-label = 文件
announcement-new-photos = 发图片，一张或几张。
announcement-new-photos-label = 图片
announcement-new-photos-later = 📷 加图片
announcement-new-summary = 📣 请核对通知：
announcement-for-tenants = 全体租户
announcement-for-offices = 办公租户
announcement-for-apartments = 公寓租户
announcement-for-shops = 商铺租户
announcement-for-finance = 财务联系人
announcement-for-staff = 全体员工
announcement-way-asks = “已阅读”按钮
announcement-way-pins = 置顶
announcement-valid = { $count ->
        [0] 一直有效
       *[other] { $count } 天
    }
announcement-reword-title = 改通知
announcement-reword-text = 改成什么？（中文）
announcement-reword-text-label = 中文
announcement-reword-english = 英文改成什么？跳过就不要英文。
announcement-reword-english-label = 英文
announcement-reword-summary = 📣 请核对：
announcement-later-title = 定时发送
announcement-later-at = 什么时候发？
announcement-later-at-label = 时间
announcement-later-summary = 📣 请核对：
announcement-reject-title = 不批准
announcement-reject-why = 为什么？拟稿人会看到。
announcement-reject-why-label = 原因
announcement-reject-summary = 📣 请核对：

due-announcement-due = 发送通知
due-announcement-round = 通知发送进度
due-announcement-expires = 撤下到期的通知

button-announcements = 📣 通知
button-announcement-new = ✍️ 新通知
button-announcement-open = { $number }
button-announcement-back = ⬅️ 返回
button-announcement-test = 👀 先发给自己
button-announcement-reword = ✏️ 改
button-announcement-send = 📤 发送（{ $count } 人）
button-announcement-later = 🕒 定时
button-announcement-discard = 🗑 作废
button-announcement-approve = ✅ 批准
button-announcement-reject = ✋ 不批准
button-announcement-undo = ↩️ 收回
button-announcement-pause = ⏸ 暂停
button-announcement-resume = ▶️ 继续
button-announcement-stop = ⏹ 停止
button-announcement-recall = ↩️ 全部撤回
button-announcement-read = 👁 我看过了
button-announcement-missed = ☎️ 要打电话的（{ $count }）
button-announcement-phone = 📞 { $unit } { $name }
button-announcement-ledger = 📋 送达名单
command-announce = 发通知

announcement-picture-title = 换图片
announcement-picture-photos = 发图片，一张或几张；跳过就不要图片。
announcement-picture-photos-label = 图片
announcement-picture-summary = 📣 请核对：
button-announcement-picture = 🖼 换图片

# 节日祝福

greeting-new-year = 🎊 元旦快乐！感谢您一年来对我们工作的理解和支持，祝您新的一年平安顺利，万事如意！
    { $house }物业客服部
greeting-spring-festival = 🧧 春节快乐！恭祝您和家人新春吉祥，阖家幸福，生意兴隆！春节期间物业照常值班，有事请随时找我们。
    { $house }物业客服部
greeting-mid-autumn = 🌕 中秋快乐！月圆人团圆，祝您和家人幸福安康！
    { $house }物业客服部
greeting-national-day = 🇨🇳 国庆快乐！祝您假期愉快，出行平安！假期物业照常值班，有事请随时找我们。
    { $house }物业客服部
greeting-christmas = 🎄 圣诞快乐！祝您温馨愉快，平安喜乐！
    { $house }物业客服部
greeting-anniversary = 🎉 今天是{ $tenant }入驻 { $count } 周年的日子。感谢一路信任，祝生意兴隆！
announcement-grown = 👥 { $number } 到了发送时间，但现在会发给 { $count } 人，需要另一位同事批准后才发出。
announcement-too-late = ⏰ { $number } 原定 { $at } 发送，当时系统停了，没有发出。现在是草稿；内容还对的话，请再点发送。
greeting-too-late = ✋ 节日祝福 { $number } 原定 { $at } 发送，当时系统停了；已经太晚，不再发。
greeting-not-sent = ✋ 节日祝福 { $number } 没有人批准，没有发出。
greetings-are-off = 好的，以后不发节日祝福。
greetings-are-on = 好的，节日祝福照常发给您。
anniversaries-are-on = 好的，贵公司入驻纪念日会收到一句祝贺。
anniversaries-are-off = 好的，入驻纪念日不再打扰。
due-greeting-draft = 拟节日祝福
due-greeting-left = 没有批准的节日祝福
due-anniversaries = 入驻纪念日祝贺
button-greetings-off = 不要节日祝福
button-greetings-on = 要节日祝福
button-anniversaries-off = 不要入驻纪念日祝贺
button-anniversaries-on = 要入驻纪念日祝贺

# 祝福配图

festival-card-new-year = 元旦快乐
festival-card-spring-festival = 春节快乐
festival-card-mid-autumn = 中秋快乐
festival-card-national-day = 国庆快乐
festival-card-christmas = 圣诞快乐
festival-wish-new-year = 辞旧迎新 · 平安顺遂
festival-wish-spring-festival = 新春吉祥 · 阖家幸福
festival-wish-mid-autumn = 月圆人圆 · 幸福安康
festival-wish-national-day = 山河锦绣 · 国泰民安
festival-wish-christmas = 温馨愉快 · 平安喜乐
festival-card-by = { $house }物业客服部
