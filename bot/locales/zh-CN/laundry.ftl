# 洗衣：价目、送洗、取衣、点数、送还、签收、重洗

command-laundry = 洗衣
button-laundry = 🧺 洗衣
button-laundry-prices = 📋 价目表
button-laundry-prices-given = 👕 洗衣价目表
button-laundry-order = 🧺 送洗
button-laundry-log = 🧺 代租户登记
button-laundry-open = { $number } · { $count } 件 · { $state }
button-laundry-cancel = ✕ 取消
button-laundry-call-off = ✕ 取消
button-laundry-called = 📞 已电话通知
button-laundry-agree = ✅ 数量、价格都对
button-laundry-dispute = ✋ 不对
button-laundry-agreed-by-phone = 📞 租户电话同意
button-laundry-accept = ✅ 签收
button-laundry-signed-by-phone = 📞 租户已签收
button-laundry-reject = 🔁 要重洗
button-laundry-reject-one = 🔁 { $number } 要重洗
button-laundry-coming = 👍 马上来
button-laundry-collect = 🧺 已取
button-laundry-as-listed = ✅ 与租户清单一致
button-laundry-count = 🔢 点数
button-laundry-recount = 🔢 重新点数
button-laundry-returned = 🏠 已送还
button-laundry-report = ⚠️ 有问题

laundry-overview =
    🧺 <b>洗衣</b>（取衣时间 { $hours }）

    { $lines }
laundry-none = 现在没有在洗的衣物。也可以直接发一句话，例如“洗两件衬衫一条裤子”。
laundry-goes = <b>{ $number }</b>　{ $state }
laundry-prices =
    📋 <b>洗衣价目表</b>
    { $lines }

    加急当日送回（当天太晚则次日），加收 { $percent }%。取衣时当面点数；没有点数的，以洗衣单位的数量为准。不合格免费重洗。每月月底汇总收费。
laundry-kind = { $name }{ $wash }{ $dry }{ $press }
laundry-way-wash = 　水洗 { $price }
laundry-way-dry = 　干洗 { $price }
laundry-way-press = 　熨烫 { $price }
laundry-care-wash = 水洗
laundry-care-dry = 干洗
laundry-care-press = 熨烫
laundry-price = { $name } · { $care } · { $price }
laundry-wish-wash = 水洗
laundry-wish-dry = 干洗
laundry-wish-press = 只熨烫
laundry-wish-several = 几种都有
laundry-wish-uncounted = 不点数，来取就好
laundry-not-express = 普通
laundry-is-express = 加急（当日送回，太晚则次日）

laundry-order-title = 送洗
laundry-order-care = 怎么洗？
laundry-order-care-label = 洗法
laundry-order-items = 有哪些？点一下加一件，也可以直接写“衬衫2件，裤子1条”。
laundry-order-items-label = 衣物
laundry-order-unit = 到哪里取？
laundry-order-unit-label = 单元
laundry-order-express = 要加急吗？
laundry-order-express-label = 时效
laundry-order-note = 有什么要求？例如“领口有油渍”。
laundry-order-note-label = 备注
laundry-order-summary = 送洗，请确认
laundry-requested = ✅ 已登记，单号 { $number }。

laundry-log-title = 代租户登记送洗
laundry-log-text = 租户怎么说？例如“0801 洗两件衬衫”。
laundry-log-text-label = 内容
laundry-log-unit = 哪个单元？
laundry-log-unit-label = 单元
laundry-log-care = 怎么洗？
laundry-log-care-label = 洗法
laundry-log-items = 有哪些？点一下加一件，也可以直接写。
laundry-log-items-label = 衣物
laundry-log-express = 要加急吗？
laundry-log-express-label = 时效
laundry-log-note = 有什么要求？
laundry-log-note-label = 备注
laundry-log-summary = 代租户登记送洗，请确认

laundry-count-title = 点数
laundry-count-items = 实际有哪些？点一下加一件，也可以直接写“衬衫2件，裤子1条”。
laundry-count-items-label = 衣物
laundry-counted-said = 已记下 { $number }：{ $count } 件，{ $total }。
laundry-dispute-title = 数量或价格不对
laundry-dispute-why = 哪里不对？洗衣单位会重新点数。
laundry-dispute-why-label = 说明
laundry-disputed-said = 已告诉洗衣单位和前台，{ $number } 重新点数。
laundry-reject-title = 要求重洗
laundry-reject-why = 抱歉！哪里没有洗好？重洗不收费。
laundry-reject-why-label = 说明
laundry-reject-photos = 有照片请发来，没有就跳过。
laundry-reject-photos-label = 照片
laundry-rejected-said = 已通知洗衣单位免费重洗，单号 { $number }。
laundry-report-title = 有问题
laundry-report-trouble = 是什么问题？例如“没有人开门”“袖口有破损”。
laundry-report-trouble-label = 问题
laundry-reported-said = 已告诉租户和前台，单号 { $number }。
laundry-which-again = 抱歉没有洗好！是哪一单要重洗？重洗不收费。

laundry =
    🧺 <b>{ $number }</b> · 📍 { $place }
    { $lines }

    { $state }
laundry-uncounted = 没有点数，以洗衣单位的数量为准。
laundry-line = { $name } · { $care } × { $count }　{ $amount }
laundry-total = 共 { $count } 件，合计 <b>{ $total }</b>{ $extra }
laundry-extra = （含加急 { $percent }%：{ $amount }）
laundry-express = ⚡ 加急
laundry-note = 📝 { $note }
laundry-wrong = ⚠️ { $what }
laundry-trouble = ❗️ 洗衣单位：{ $what }
laundry-who = 👤 { $tenant } { $name }
laundry-card-gone = { $number } 已不由您处理。

laundry-state-requested = ⏳ 前台正在通知洗衣单位。
laundry-state-called = 📨 洗衣单位已收到通知，{ $due } 前来取。取走前可以取消。
laundry-state-coming = 👍 洗衣单位正在路上，{ $due } 前到。取走前可以取消。
laundry-state-late = ⏰ 抱歉，洗衣单位还没有来，我们正在催。
laundry-state-collected = 🧺 已取走，正在点数。
laundry-state-counted = 🔢 请看一下数量和价格，同意了就开始洗。
laundry-state-agreed = 🫧 正在洗，{ $due } 前送还。
laundry-state-returned = 🏠 已送还，请检查后签收。
laundry-state-accepted = ✅ 已签收，费用记入月结。24 小时内发现没洗好，可以要求重洗。
laundry-state-rewash = 🔁 正在免费重洗，{ $due } 前送还。
laundry-state-overdue = ⏰ 抱歉，应该 { $due } 前送还，还没有送还，前台正在催洗衣单位。
laundry-state-cancelled = 已取消。
laundry-job-requested = ⏳ 请电话通知洗衣单位，然后点“已电话通知”。
laundry-job-called = 📨 请到单元取衣，{ $due } 前。
laundry-job-coming = 👍 已确认，{ $due } 前到单元取衣。
laundry-job-late = ⏰ 已过 { $due }，还没有取衣。
laundry-job-collected = 🧺 已取。请当面点数。
laundry-job-counted = 🔢 已点数，等租户同意后再洗。
laundry-job-agreed = 🫧 租户已同意，请洗好，{ $due } 前送还。
laundry-job-returned = 🏠 已送还，等租户签收。
laundry-job-accepted = ✅ 租户已签收。
laundry-job-rewash = 🔁 不合格，请免费重洗，{ $due } 前送还。
laundry-job-overdue = ⏰ 应该 { $due } 前送还，还没有送还。
laundry-job-cancelled = 已取消，不用洗了。
laundry-short-requested = 待通知
laundry-short-called = 待取
laundry-short-collected = 待点数
laundry-short-counted = 待同意
laundry-short-agreed = 在洗
laundry-short-returned = 待签收
laundry-short-rewash = 重洗

laundry-please-come = ⏰ { $number } 还没有取衣，还剩 { $minutes } 分钟。
laundry-silent = ⚠️ 洗衣单位对 { $number } 没有回应。请打电话。
laundry-not-collected = ⚠️ { $number } 到时间还没有取衣（第 { $count } 次提醒）。请马上打电话。
laundry-please-call = ⚠️ 还没有人把 { $number } 电话通知洗衣单位。请马上打电话，然后点“已电话通知”。
laundry-please-count = ⏰ { $number } 已经取走，还没有点数。请现在点数，租户同意后才能洗。
laundry-not-counted = ⚠️ 洗衣单位取走了 { $number }，还没有点数。请打电话问一下。
laundry-please-return = ⏰ { $number } 应该送还了，还没有送还。请今天送还；送不了，请点“有问题”说明哪天送还。
laundry-not-returned = ⚠️ { $number } 应该送还了，还没有送还（第 { $count } 次提醒）。请打电话问洗衣单位哪天送还，并告诉租户。
laundry-photos = 📷 { $number } 租户发来的照片
laundry-phone-counted = 📞 租户还没有确认 { $number } 的数量和价格。请打电话问一下。
laundry-phone-returned = 📞 租户还没有签收 { $number }。请打电话问一下。

laundry-noted = { $number } 已记下。
laundry-cancelled-said = { $number } 已取消。
laundry-called-said = { $number } 已记下，开始计时。
laundry-agreed-said = 谢谢！{ $number } 开始洗。
laundry-accepted-said = 谢谢！{ $number } 已签收。
laundry-coming-said = { $number } 已确认，谢谢！
laundry-returned-said = 已请租户签收 { $number }。

laundry-nobody-washes = 目前还没有洗衣单位为大厦服务。请找前台，我们会帮您想办法。
laundry-nobody-there = 这个单元现在没有租户。
laundry-how-many = 件数请写 1 到 { $most } 的整数。
laundry-nothing-counted = 请先点数，至少一件。
laundry-confirmed-already = { $number } 已经确认过了。
laundry-claim-too-late = { $number } 签收已超过 24 小时，不能直接要求重洗。请找前台。
laundry-is-requested = { $number } 还在通知洗衣单位。
laundry-is-called = { $number } 还没有取衣。
laundry-is-collected = { $number } 已经取走，正在点数。
laundry-is-counted = { $number } 已点数，在等租户同意。
laundry-counted-anew = 洗衣单位刚重新点过 { $number }，请看卡片上新的数量和价格。
laundry-is-agreed = { $number } 已经在洗了。
laundry-is-returned = { $number } 已经送还。
laundry-is-accepted = { $number } 已经签收。
laundry-is-rewash = { $number } 正在重洗。
laundry-is-cancelled = { $number } 已经取消。

# 月结

laundry-statement = 🧾 <b>{ $month }洗衣费</b>　{ $tenant }：{ $count } 单，共 <b>{ $total }</b>。明细见附件。如有不符，请在 3 天内点“有异议”。
laundry-statement-whole = 🧾 { $month }洗衣费汇总：{ $count } 单，共 <b>{ $total }</b>。明细见附件。
laundry-nobody-pays = ⚠️ { $tenant } 没有登记财务联系人，{ $month }洗衣费 { $total } 没有发出。
laundry-unsigned = ⚠️ { $month }送回的洗衣还有 { $count } 单没有签收（{ $numbers }），没有列入月结单。请问问租户，再在单上点签收；签收后列入当月的月结单。
laundry-workbook = 📄 { $month }洗衣费
laundry-statement-paper = { $month }洗衣费 · { $whose }
laundry-statement-title = 洗衣服务月结单
laundry-statement-printed = 打印日期 { $day }
laundry-statement-footing = 依据洗衣服务确定单，按下单时的价目表计算。如有不符，请在收到后 3 天内提出。
laundry-statement-page = 第 { $page } / { $pages } 页
laundry-statement-everybody = 全部
laundry-statement-sheet-lines = 明细
laundry-statement-sheet-garments = 汇总
laundry-statement-sum = 合计
laundry-statement-column-day = 签收日期
laundry-statement-column-number = 单号
laundry-statement-column-unit = 单元
laundry-statement-column-garments = 衣物
laundry-statement-column-surcharge = 加急费
laundry-statement-column-amount = 金额
laundry-statement-column-name = 衣物
laundry-statement-column-care = 洗法
laundry-statement-column-price = 单价
laundry-statement-column-count = 件数
button-laundry-statement = 📄 Excel
button-laundry-object = ✋ 有异议
laundry-object-title = 对洗衣账单有异议
laundry-object-text = 哪里不对？请写一下日期和单号。
laundry-object-text-label = 异议
laundry-objection = ✋ { $tenant } 对{ $month }洗衣费有异议：{ $text }
laundry-objection-answered = 关于您对{ $month }洗衣费的异议：{ $words }
laundry-statement-express = （含加急费 { $amount }）

# 价格核定

button-laundry-reprice = ✏️ 核定价格
button-laundry-reprice-more = ✏️ 再核定一项
button-laundry-price-agree = ✅ 同意这个价格
laundry-reprice-title = 核定洗衣价格
laundry-reprice-line = 请写一行：衣物、洗法、价格，例如“衬衫 水洗 15”或“围巾 / scarf 干洗 12”。
laundry-reprice-line-label = 价格
laundry-prices-none = 还没有洗衣价目表。定下第一个价格，价目表就开始了。
laundry-reprice-phone = 已记下。洗衣单位不在聊天里，请打电话，对方同意后点一下。
laundry-price-noted = ✅ 价格从现在起生效，新价目表会发给各租户。
laundry-in-chat = 洗衣单位在聊天里，由他们自己答复。
button-laundry-price-by-phone = 📞 对方电话同意
laundry-repriced = 已请洗衣单位确认。确认后生效，新价目表随后发给租户；已下的单按原价。
laundry-price-asked = ✏️ 物业想把价格核定为：{ $line }。同意请点一下。
laundry-price-agreed = ✅ 洗衣单位已同意：{ $line }，从现在起生效。新价目表半小时后发给租户，其间核定的几项一起发。
laundry-price-agreed-said = 谢谢，新价格从现在起生效。
laundry-price-replaced = 这一项后来又改过价格，请看最新的一条。
laundry-price-agreed-already = 这个价格已经确认过了。
laundry-price-unclear = 没看懂。请写成“衬衫 水洗 15”这样。

# 确定单

button-laundry-slip = 📄 确定单
laundry-slip = 📄 洗衣服务确定单 { $number }
laundry-slip-title = 洗衣服务确定单
laundry-slip-laundry = 洗衣单位：{ $name }
laundry-slip-printed = 打印日期 { $day }
laundry-slip-page = 第 { $page } / { $pages } 页
laundry-slip-unit = 单元
laundry-slip-tenant = 租户
laundry-slip-requested = 要求时间
laundry-slip-called = 通知时间
laundry-slip-collected = 取衣时间
laundry-slip-returned = 送还时间
laundry-slip-column-garment = 衣物
laundry-slip-column-listed = 租户点数
laundry-slip-column-counted = 洗衣点数
laundry-slip-column-price = 单价
laundry-slip-column-amount = 金额
laundry-slip-surcharge = 加急费
laundry-slip-total = 合计
laundry-slip-note = 特别要求
laundry-slip-rewashes = 重洗次数
laundry-slip-wrong = 不合格说明
laundry-slip-signed = 线上签收
laundry-slip-by-hand = 手写签名
laundry-slip-footing = 按下单时的价目表计算；没有租户点数的，以洗衣单位的数量为准；不合格免费重洗。
