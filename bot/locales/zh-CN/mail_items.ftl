# 邮件、快递、包裹、报刊：登记、通知、交接、退回

command-mail = 邮件快递
button-mail = 📦 邮件快递
button-mail-in = 📦 登记到件
button-mail-open = { $number } { $kind } · { $unit } · { $since }
button-mail-open-phone = 📞 { $number } { $kind } · { $unit } · { $since }
button-mail-look = 📦 { $number }
button-mail-ask = 🤝 租户在台前，请其确认
button-mail-collect = 🔢 凭码代取
button-mail-sign = ✍️ 纸面签收
button-mail-move = ✏️ 单元不对
button-mail-back = ↩️ 退回
button-mail-phone = 📞 查联系人
button-mail-got = ✅ 我拿到了
button-mail-code = 🔢 请别人代取
button-mail-code-new = 🔢 换一个取件码
button-mail-register = 📊 收发登记簿

mail-kind-registered = 挂号信
mail-kind-express = 快递
mail-kind-parcel = 包裹
mail-kind-paper = 报刊信件
mail-short-held = 待领
mail-short-handed-over = 已交接
mail-short-returned = 已退回
mail-receipt-tap = 本人确认
mail-receipt-code = 凭取件码
mail-receipt-signature = 纸面签收
mail-returned-overdue = 超过保管期，无人领取
mail-returned-refused = 租户不收
mail-returned-unknown = 查无此人

mail-overview =
    📦 <b>邮件快递</b>

    { $lines }
mail-none = 现在没有待领的邮件快递。
mail-some = 待领 { $count } 件，点一件看详情。
mail-card =
    📦 <b>{ $kind } { $number }</b> · { $unit }
    { $state }

    { $lines }
mail-card-gone = 抱歉，{ $number } 不是给您的，刚才登记有误，请不用理会。
mail-carrier = 🚚 { $carrier } { $tracking }
mail-addressee = 👤 收件人：{ $name }
mail-tenant = 🏢 { $tenant }
mail-taken = 📝 { $at } { $name } 收
mail-nobody-lives-there = ⚠️ 这个单元现在没有租户。
mail-phone-them = 📞 这家没有人能在聊天里收到通知，请打电话。
mail-code-is-out = 🔢 租户已取得取件码，可以凭码代取。
mail-somebody = （已清除）
mail-state-held = 🔵 已到前台，请您方便时来取；保管到{ $day }。
mail-state-asked = 🤝 您在前台吗？拿到手后，请点“我拿到了”。
mail-state-code = 🔢 取件码 <b>{ $code }</b>：只能用一次，请转告代取的人，到前台报姓名和取件码。
mail-state-handed-over = ✅ { $at } 由 { $who } 领取（{ $how }），{ $by } 经手。
mail-state-returned = ↩️ { $at } 已退回：{ $why }。
mail-job-held = 🔵 待领{ $reminders ->
    [0] ；
   *[other] ，已提醒 { $reminders } 次；
    }保管到{ $day }。
mail-job-overdue = 🔴 保管期已满（{ $day }）{ $reminders ->
    [0] 。
   *[other] ，已提醒 { $reminders } 次。
    }请确认退回。

mail-in-title = 登记到件
mail-in-lines =
    到了什么？一行一件：类别、单元、快递公司、单号、收件人，例如：
    <code>快递 1201 顺丰 SF123456 韩晓</code>
mail-in-lines-label = 到件
mail-in-summary = 📦 请核对，确认后通知租户：
mail-line-read = { $kind } · { $said } · { $marks }
mail-too-many = 一次最多登记 { $most } 件，请分几条发。
mail-there-already = 单号 { $tracking } 已登记为 { $number }，还没取走；这次没有重复登记。
mail-no-such-unit = “{ $line }”里没有看出是哪个单元，一件也没有登记。请改一下这一行。
mail-taken-in =
    ✅ 已登记：
    { $lines }
mail-taken-line = { $number } · { $unit } · { $told }
mail-told = 已通知
mail-told-phone = 📞 没有人能收到通知，请打电话
mail-told-empty = ⚠️ 单元空置，请核对
mail-asked-said = { $number }：已请租户确认，30 分钟内有效。
mail-nobody-to-ask = { $number }：这家没有人能在聊天里确认，请用纸面签收。
mail-got-said = 已签收 { $number }，谢谢！
mail-code-said = { $number } 的取件码在您的卡片上，只有贵方的人看得到。
mail-code-void = ⚠️ 有人在前台用错误的取件码领 { $number }，连错 5 次，取件码已作废。需要代取请重新取码；有疑问请联系前台。
mail-collect-title = 凭码代取
mail-collect-name = 来人姓名？（请看证件）
mail-collect-name-label = 代取人
mail-collect-code = 请输入来人报出的 6 位取件码。
mail-collect-code-label = 取件码
mail-code-wrong = ⛔ 取件码不对，{ $number } 不能交给来人。{ $left ->
    [0] 已连错 5 次，取件码作废，租户已收到提醒。
   *[other] 还可以试 { $left } 次。
    }
mail-handed-said = ✅ { $number } 已交接，租户会收到通知。
mail-sign-title = 纸面签收
mail-sign-name = 谁签收的？请写姓名；挂号信请看证件。
mail-sign-name-label = 签收人
mail-move-title = 更正单元
mail-move-unit = 应该是哪个单元？
mail-move-unit-label = 单元
mail-move-why = 原来为什么记错了？
mail-move-why-label = 原因
mail-moved-said = ✅ { $number } 已更正；先前被误通知的租户已收到说明。
mail-back-title = 退回
mail-back-why = 为什么退回？
mail-back-why-label = 原因
mail-back-said = ↩️ { $number } 已登记退回，租户会收到通知。

mail-is-handed-over = { $number } 已经交接过了。
mail-is-returned = { $number } 已经退回了。
mail-nobody-there = { $number } 的单元现在没有租户，没有人可以确认。
mail-not-asked = 请在前台当面领取：到前台后，请前台同事点“请其确认”，再点“我拿到了”。
mail-no-code = 租户没有给 { $number } 取得取件码，或者取件码已作废，不能代取。请租户在卡片上点“请别人代取”。
mail-registered = 挂号信 { $number } 不能凭纸面签收：请租户本人确认，或凭取件码。
mail-same-unit = { $number } 本来就登记在这个单元。
mail-not-yet = { $number } 的保管期到{ $day }才满，现在不能作为无人领取退回。

mail-please-phone = 📞 { $number } 还没有人来取，这家没有人能收到通知，请打电话。
mail-overdue = 🔴 { $number } 保管期已满，请确认退回。
mail-register-which = 收发登记簿：要哪几天的？
mail-register = 📊 收发登记簿，{ $first } 到 { $last }，共 { $count } 件。内含个人信息，请勿外传。
mail-register-sheet = 收发登记簿
mail-register-title = 收发登记簿（{ $first } 至 { $last }）
mail-column-number = 编号
mail-column-received = 到件时间
mail-column-kind = 类别
mail-column-carrier = 承运单位
mail-column-tracking = 单号
mail-column-unit = 单元
mail-column-tenant = 租户
mail-column-addressee = 收件人
mail-column-taken-by = 登记人
mail-column-state = 状态
mail-column-left = 交接/退回时间
mail-column-receipt = 方式/原因
mail-column-fetched-by = 领取人
mail-column-handed-by = 经手人
due-mail-remind = 提醒领取邮件快递
due-mail-return = 保管期满的邮件快递
