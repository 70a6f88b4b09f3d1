# 人：进门、回家、语言、隐私、前台名录

home = 🏢 <b>{ $building }</b>
    您好，{ $name }！我能为您做些什么？
    { $first }
home-stranger = 您好！物业前台。我能为您做些什么？
    我还不认识您。请用物业给您的邀请码进来，或者申请登记，前台会在上班时间内答复您。也可以打前台电话 { $number }，或者点“常见问题”。
button-home = 🏠 回主页
button-have-code = 🔑 我有邀请码
button-binding-ask = 📝 申请登记
button-language = 🌐 中文 / English
button-privacy = 🔒 隐私
button-agree = ✅ 同意并进入
button-decline = 不同意
have-code = 请直接点开物业给您的邀请链接，或者发送：
    <code>/start 您的邀请码</code>
    没有收到？请到前台或打前台电话领取。

invite-unknown = 这个邀请码用不了：可能已经用过、过期了，或者抄错了一位。请到前台重新领取，或申请登记。
invite-taken = 这个邀请码对应的人已经在另一个账号上登记了。请联系前台。
invite-own = 自己发的邀请码不能自己用。请让另一位同事给您发一个。
invite-other-person = 这个邀请码是给另一位同事的。如果您要兼任这个岗位，请联系客服经理。
invite-joined = ℹ️ { $name } 用您发给 { $former } 的邀请码登记了。如果不对，请到租户名录里解除登记。
invite-too-many-tries = 试的次数太多了，请一小时后再试，或联系前台。
bound = ✅ 登记好了，欢迎您！
    { $first }
agreed = ✅ 谢谢，已记录您的同意。
agreed-already = 您已经同意过了，登记有效。想撤回同意，请点“删除我的信息”；想先看看保存了什么，请点“隐私”。
consent-declined = 好的，这个账号没有登记。您仍然可以打电话或到前台办理，服务一样；改变主意时，再点一次邀请链接就行。

privacy-notice = 🔒 <b>个人信息处理告知（第 { $version } 版）</b>
    我们只保存办事需要的：姓名、单元、电话、您写的内容和照片，只有经办人看得到。消息经由 Telegram（境外）传送；您也可以改用电话或到前台，服务一样。随时可以用 /privacy 查看、导出、删除，或撤回同意。
    <blockquote expandable>{ $kept }</blockquote>
    您同意吗？
privacy-changed = 🔒 <b>个人信息处理告知有更新（第 { $version } 版）</b>
    我们只保存办事需要的：姓名、单元、电话、您写的内容和照片，只有经办人看得到。消息经由 Telegram（境外）传送；您也可以改用电话或到前台，服务一样。随时可以用 /privacy 查看、导出、删除，或撤回同意。
    <blockquote expandable>{ $kept }</blockquote>
    请阅读，并告诉我们您是否同意。
privacy = 🔒 <b>您的个人信息</b>（告知第 { $version } 版）
    <blockquote expandable>{ $kept }</blockquote>
    可以点下面的按钮导出一份，或全部删除。
privacy-kept = <b>谁</b>：本大厦物业公司客服部。
    <b>保存什么</b>：您的姓名、单元、公司、电话（如已提供）、语言和聊天账号编号；报修、投诉、订餐、洗衣、商务中心办事、找前台时写的内容、传真号码、拍的照片和录的语音；寄给您的邮件快递的收件人、单号和领取人；您的来件传真的收件人、来电号码和领取人；别人给您的留言；评分、意见和账单异议；个人租户应缴和已缴的费用；发给您的通知和您是否看过；您设的响铃时段；谁在什么时候办了什么。照片和语音存放在 Telegram，我们只保存调取编号。
    <b>为什么</b>：受理并完成您的请求，结算费用。
    <b>谁能看到</b>：经办的客服、商务中心、调度、维修和财务人员，以及他们的主管。餐饮和洗衣单位只看到单元、物品、备注和问题照片，看不到您的姓名。
    <b>保存多久</b>：报修、投诉结案 { $records } 个月后清空您写的内容，照片和语音 { $photos } 个月后清除；和前台说的话一样久；订餐、洗衣、商务中心办事时写的内容和传真号码，邮件快递和来件传真的收件人、号码和领取人，以及留言，{ $orders } 个月后清空。您离开并且没有未办完的事以后 { $leavers } 天，清除姓名和电话。您也可以随时提前删除。发给商务中心的文件只有经办人能取，取走 1 天后（或您要求保留的天数后）不再能取，传真的扫描件也一样。我们发出的消息，文字 30 天后清空；您发来的消息，办完即清，没能办成的 30 天后清除。备份里的内容，到备份被替换为止。
    <b>删除之后</b>：编号、时间、物品和金额留在登记簿里，不再含您的姓名、文字和照片。
    <b>请知悉</b>：消息经由 Telegram（境外）传送。您也可以改用电话或到前台，服务一样。
    <b>您的权利</b>：随时用 /privacy 查看、导出、删除，或撤回同意。
privacy-left = 🔒 您已不再登记在册。以前保存的内容还在：姓名和电话（到清除为止），以及报修、投诉、订餐、洗衣、商务中心办事、找前台时写的内容。
    可以点下面的按钮导出一份，或全部删除。
privacy-stranger = 🔒 这个账号还没有登记。您发来的消息，办完即清，没能办成的 30 天后清除；我们发出的消息，文字 30 天后清空。如果您申请登记，您写的内容只给前台看，随时可以在这里删除。
privacy-asked = 🔒 您还没有登记。您申请时写的内容保存着，只给前台看：
    { $lines }
    另外保存您的聊天账号编号，用来答复您。
    点“删除申请”，内容马上清空；还没有答复的申请会一起撤回。
privacy-asked-line = • { $at } { $name }，{ $unit }，备注：{ $note }（{ $state }）
privacy-asked-pending = 等待答复
privacy-asked-approved = 已同意
privacy-asked-declined = 没有通过
button-forget-request = 🗑 删除申请
request-forgotten = 已删除您写的内容；还没有答复的申请也撤回了。需要时随时可以重新申请。
button-export = 📄 导出我的信息
button-erase = 🗑 删除我的信息
button-erase-yes = 确定删除
export = 📄 这是我们保存的、关于您的全部信息。
erase = 确定删除吗？您的姓名、电话、写过的内容和照片都会清空，并退出登记，不能恢复。在办的报修会继续处理。
erased-farewell = 已删除。您的编号记录仍在，但不再含您的信息。慢走，欢迎您再来！
erased = （已删除）
unbound-farewell = 您在本大厦的登记已由物业解除。感谢您一直以来的支持，慢走，欢迎您再来！
    想查看或删除以前的信息，请发 /privacy。

language = 请选择语言 / Please choose a language
language-chosen = 好的，以后用中文。
help = { $first }
    发单号（如 R-000123、M-000045、L-000067）看那张单子；/home 回主页，/cancel 取消，/language 语言，/privacy 隐私。
    找人请打前台 { $number }。

first-tenant = 有东西坏了，直接把情况发给我就行，最好带一张照片；/mine 看您的在办事项，/lunch 订餐。
first-technician = 派给您的单子会响铃送到这里：点“接单”，到了点“已到场”，修好点“完工”。上下班请发 /shift。
first-dispatcher = 新报修会响铃送到这里，点“派单”选师傅。/repairs 看在办的，/find 查单子，/log 替人登记。
first-csr = 修好的单子会送到这里，核实后签字结单。来电来访请发 /log 登记，找联系人请发 /who 0801。
first-receptionist = /desk 看所有待办；来电来访请发 /log 登记，找联系人请发 /who 0801。到了快递，直接写“快递 0801 顺丰 SF123”。
first-leading = 作废申请、超时和投诉会送到这里，点一下就能处理。/repairs 看在办的，/audit 做三个相等核查。
first-engineering = 没人接的单子会送到这里，点“改派”换师傅。/repairs 看在办的，/find 查单子。
first-clerk = /audit 做三个相等核查，/tenants 出租户名单，找联系人请发 /who 0801。
first-operator = 来电找人请发 /who 0801 查联系人，/tenants 出租户名单。
first-bc-clerk = 新的单子会响铃到这里：点“我来办”，办好点“办好了”。/bc 看全部单子，按约定时间排。
first-finance = 应收表、实收表直接发文件到这里，/fees 看进度和模板。每月的餐费对账单也送到这里，租户有异议时会告诉您。自己报修直接说，订餐请发 /lunch。
first-rounds = 巡查看到哪里坏了，请发 /log 登记；紧急情况会响铃送到这里。/repairs 看在办的。
first-general = /repairs 看在办的报修，/find 查单子。自己报修直接说，订餐请发 /lunch。
first-vendor = 有您的事会响铃送到这里。/home 看能做什么。
first-vendor-meals = 订餐汇总会响铃送到这里，请点“确认”。/menu 看本周菜单。
first-vendor-laundry = 有衣物要收会响铃送到这里，请点“马上来”。/laundry 看在办的单子。
first-staff = 哪里坏了，直接把情况发给我就行，最好带一张照片。/mine 看您的在办事项，/lunch 订餐。
help-stranger = 我是物业管家。有邀请码请发送 /start 邀请码；没有请点“申请登记”，或到前台办理。

command-start = 开始
command-home = 回主页
command-help = 怎么用
command-language = 语言 / Language
command-privacy = 隐私：查看、导出、删除
command-cancel = 取消正在填写的内容
command-t = 按单号打开
command-who = 找联系人
command-tenants = 租户名单（Excel）

binding-name = 请问怎么称呼您？
binding-name-label = 姓名
binding-unit = 您在哪个单元、哪家公司？
binding-unit-label = 单元/公司
binding-note = 还有什么要告诉前台的吗？没有就跳过。
binding-note-label = 备注
binding-summary = 📝 请核对，确认后交给前台：
binding-title = 申请登记
binding-asked = ✅ 已交给前台。上班时间内会答复您，结果发到这里。
binding-asked-already = 您的申请前台已经收到，请等答复。着急的话请到前台或打前台电话。
binding-approved = ✅ 前台已确认您的身份。最后一步：请阅读并同意个人信息处理告知（第 { $version } 版）。
    { $kept }
binding-declined = 对不起，前台这里还没有您的登记信息。请到前台或打前台电话核对一下，核对好当场就能登记。
binding-card = 📝 <b>登记申请</b>
    👤 { $name }
    📍 { $unit }
    💬 { $words }

    { $state }
binding-state-pending = 请核实后处理。
binding-state-approved = ✅ { $name } 已同意。
binding-state-declined = ⛔ { $name } 已拒绝。
binding-state-withdrawn = ↩️ 申请人已撤回，内容已删除。
binding-withdrawn = 申请人已经撤回了这个申请，不用处理了。
binding-decided = { $name } 已经处理过这个申请了。
binding-approve-contact = 是哪位联系人？
binding-approve-contact-label = 联系人
binding-approve-title = 确认身份
binding-contact = { $name } · { $tenant } { $units }
binding-new-contact = ➕ { $tenant } 的新联系人
binding-approved-said = ✅ 已同意，邀请已发到对方聊天里。
binding-declined-said = 已拒绝，对方已收到说明。
button-binding-approve = 核实无误
button-binding-decline = 不认识
button-bindings-waiting = 📝 登记申请
bindings-none = 没有待处理的登记申请。

directory = 📇 联系人（{ $count } 位），点开看详情。
    找人请发送：<code>/who 姓名、公司或单元</code>
directory-found = 🔎 “{ $sought }”（{ $count } 位），点开看详情。
directory-none = 没有找到“{ $sought }”。请换个姓名、公司或单元号试试，例如：<code>/who 0801</code>
directory-line = { $units } { $tenant } · { $name }
directory-unreachable = 📵 { $named }
button-directory = 📇 租户名录
page-back = ◀
page-on = ▶
contact = 👤 <b>{ $name }</b>
    🏢 { $tenant_zh } { $tenant_en }
    📍 { $units }
    ☎️ { $phone }
    🆘 紧急联系人：{ $emergency } { $emergency_phone }
    { $bound }
contact-bound = 已在聊天里登记。
contact-unbound = 还没有登记。
contact-unreachable = 📵 已在聊天里登记，但现在收不到消息，请打电话。
button-reveal = ☎️ 显示电话（会记录）
button-reveal-emergency = 🆘 显示紧急电话（会记录）
button-invite = 🔑 发邀请码
button-unbind = 解除登记
button-unbind-yes = 确定解除
revealed = ☎️ { $phone }
    （本次查看已记录，请勿外传。）
invited = 🔑 请对方扫码，或把链接转给对方。只能用一次，14 天内有效。
    { $link }
unbind-oneself = 不能解除自己的登记，请有权限的同事操作。
unbind = 确定解除 { $name } 的登记吗？对方会收到通知，以后不能再用这个账号办理该单元的事。
unbound = 已解除 { $name } 的登记。
post-ended = 这个登记已经解除了。

tenants = 📄 租户名单，共 { $count } 家。电话没有全部写出，需要时请在名录里查看。内含个人信息，请勿外传。
button-tenants = 📄 租户名单
tenant-list-sheet = 租户名单
tenant-list-title = 租户名单（{ $day }）
tenant-list-units = 单元
tenant-list-name-zh = 中文名称
tenant-list-name-en = 英文名称
tenant-list-contacts = 联系人
tenant-list-phones = 电话
tenant-list-emergency = 紧急联系人
tenant-list-emergency-phone = 紧急电话
tenant-list-moved-in = 入住日期

unreached = 📵 没有联系到{ $name }：{ $matter }。请打电话 { $phone }。
unreached-about = 关于 { $number } 的消息没有送达
unreached-a-notice = 有通知没有送达

# Who may not begin anything new.
contact-barred = ⛔ 暂停在聊天里受理新的事项（紧急情况除外）。
button-bar = ⛔ 暂停受理
button-admit = ↩️ 恢复受理
bar-title = 暂停受理
bar-summary = 请核对，点“确认”即暂停受理：
bar-why = 为什么？对方会看到，并可以打电话申诉。
bar-why-label = 原因
bar-said = 已暂停受理，并告诉了对方。
bar-lifted-said = 已恢复受理，并告诉了对方。
bar-told = ⛔ 很抱歉，我们暂时不在聊天里受理您的新事项。
    原因：{ $why }
    有事请打前台电话 { $number } 或到前台，服务一样；不同意这个决定，也请打这个电话。紧急情况随时可以在这里说。
bar-lifted = ✅ 您又可以在聊天里办事了。
bar-already = 这位已经暂停受理了。
bar-none = 这位没有被暂停受理。
matter-barred = 很抱歉，您的新事项暂时不在聊天里受理。请打前台电话 { $number } 或到前台，服务一样；不同意这个决定，也请打这个电话。
matter-enough = 您今天已经在聊天里提了 { $count } 件事。再有别的事，请打前台电话 { $number }；紧急情况随时可以在这里说。
matter-told-already = 同样的内容您已经说过，编号 { $matter }，正在办。想补充或催一下，请发送 { $matter } 打开它。
