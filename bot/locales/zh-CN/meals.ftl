# 用餐：菜单、订餐、截止、汇总、验收、送餐

command-lunch = 订餐
command-menu = 本周菜单
button-lunch = 🍱 用餐
button-menu-week = 📋 菜单
button-week-before = ◀ 上一周
button-week-after = 下一周 ▶

lunch =
    🍱 <b>用餐</b>
    { $until }

    { $lines }
lunch-until = { $day }的餐，{ $until } 截止。
lunch-minutes = ⏳ { $day }的餐还有{ $minutes ->
        [0] 不到 1 分钟
       *[other] { " " }{ $minutes } 分钟
    }截止（{ $until }）。
lunch-late = ⏰ { $day }的餐已过截止时间，可以请前台问餐厅能不能加。
lunch-nothing-open = 现在没有可以订的菜单。新菜单每周五发布。
lunch-none = 您还没有订餐。也可以直接发一句话，例如“明天A餐2份，1份不要辣”。
lunch-line = { $day }　{ $sets }　{ $state }　{ $number }
lunch-office = 同事汇总

menu-week =
    📋 <b>一周菜单</b>（{ $monday }起）

    { $days }
menu-one-day =
    📋 <b>{ $day }</b>
    { $sets }
button-menu-day = { $day }
button-menu-paper = 📄 PDF 菜单
menu-paper = 📄 { $monday } 起一周的菜单
menu-paper-title = 一周午餐菜单
menu-paper-caterer = 餐厅：{ $name }
menu-paper-printed = 打印日期 { $day }
menu-paper-footing = 当天 { $cut_off } 前在聊天里订餐即可。
menu-paper-page = 第 { $page } / { $pages } 页
menu-weekday-1 = 星期一
menu-weekday-2 = 星期二
menu-weekday-3 = 星期三
menu-weekday-4 = 星期四
menu-weekday-5 = 星期五
menu-weekday-6 = 星期六
menu-weekday-7 = 星期日
menu-none = 这一周的菜单还没有发布。
menu-day =
    <b>{ $day }</b>{ $waits }
    { $sets }
    { "" }
menu-day-waits = { " " }⏳ 有改动，等餐厅确认；确认前仍按原来的菜单
menu-day-emptied = 这一天不供餐，等餐厅确认；确认前仍按原来的菜单
menu-set = { $code }　{ $name }　{ $price }{ $allergens }
menu-allergens = （含 { $what }）

meal-set = { $code } · { $price } · { $name }{ $allergens }
meal-day = { $day }
meal-day-late = { $day }（已截止，可申请）
meal-at-desk = 前台
meal-elsewhere = 别的地方

meal-order-title = 订餐
meal-order-day = 订哪一天？
meal-order-day-label = 日期
meal-order-sets = 要哪几份？点一下加一份。
meal-order-sets-label = 餐品
meal-order-unit = 送到哪里？
meal-order-unit-label = 送到
meal-order-place = 送到哪里？例如“12 楼会议室”。
meal-order-place-label = 地点
meal-order-note = 有什么要求？例如“不要辣”。
meal-order-note-label = 备注
meal-order-summary = 订餐，请确认
meal-total = 合计：<b>{ $total }</b>
button-meal-order = 🍱 订餐
button-meal-again = 🔁 和上次一样
button-meal-again-on = 🔁 { $day }和上次一样
meal-again-title = 和上次一样
meal-ordered = ✅ 已订{ $day }的餐，单号 { $number }。
meal-again-said =
    ✅ 已订{ $day }，和上次一样，单号 { $number }：
    { $lines }

meal-matter-title = 用餐
meal-none-of-yours = 您在那一天没有订餐。要订吗？
meal-on-its-card = 要改、要退，请点上面订单上的按钮。
meal-with-caterer = 已经过了截止时间，这里不能再改。请打前台 { $number }，我们马上问餐厅。

meal-late-title = 已过截止
meal-late-instead = ⏰ 已经过了截止时间。改订下一天，还是问餐厅能不能加？
meal-late-instead-label = 怎么办
meal-late-next = 🍱 改订{ $day }（{ $sets }）
meal-late-ask = 📞 请前台问餐厅
meal-late-ask-caterer = 📞 问餐厅能不能加
meal-late-why = ⏰ 已经过了截止时间，要问餐厅能不能加。请写一句原因。
meal-late-why-label = 原因
meal-asked-late = 已请前台询问餐厅，单号 { $number }。结果会马上告诉您。
meal-asked-late-for = 已记下 { $number }。请问餐厅能不能加，再在单上点结果。

# 前台代订

button-meal-log = ☎️ 代租户订
button-meal-day = 📒 订餐登记
button-meal-card = { $place }　{ $sets }　{ $state }　{ $number }
meal-log-title = 代租户订餐
meal-log-text = 租户怎么说？写一行就行，例如“0801 王先生 A餐2份 不要辣”。
meal-log-text-label = 内容
meal-down-title = 代租户订餐
meal-down-unit = 哪个单元？费用记在这个单元的租户名下。
meal-down-unit-label = 单元
meal-down-day = 订哪一天？
meal-down-day-label = 日期
meal-down-sets = 要哪几份？点一下加一份。
meal-down-sets-label = 餐品
meal-down-to = 送到哪里？
meal-down-to-label = 送到
meal-down-place = 送到哪里？例如“12 楼会议室”。
meal-down-place-label = 地点
meal-down-caller = 是谁要的？
meal-down-caller-label = 订餐人
meal-down-note = 有什么要求？例如“不要辣”。
meal-down-note-label = 备注
meal-down-summary = 代租户订餐，请确认
meal-taken-down = ✅ 已代订{ $day }的餐，单号 { $number }。
meal-nobody-there = 这个单元现在没有租户。
meal-who-phoned =
    { "" }
    👤 { $caller }（前台 { $name } 代订）
meal-who-took-it-down =
    { "" }
    👤 前台 { $name } 代订
meal-day-log =
    📒 <b>{ $day }订餐登记</b>
    共 { $count } 单，其中前台代订 { $by_desk } 单
    { $sets }
meal-day-log-none = 还没有人订餐。

meal-change-title = 修改订餐
meal-change-sets = 改成哪几份？
meal-change-sets-label = 餐品
meal-change-note = 有什么要求？点“跳过”，原来的备注不变。
meal-change-old = 原来的备注还要吗？
meal-change-old-label = 原来的备注
meal-note-keep = 保留：{ $note }
meal-note-remove = 去掉备注
meal-change-note-label = 备注
meal-change-summary = 修改订餐，请确认
meal-changed = ✅ 已改，单号 { $number }，共 { $total }。

meal-wrong-title = 餐不对
meal-wrong-what = 抱歉！请说一下：没送到、少了，还是送错了？
meal-wrong-what-label = 问题
meal-wrong-said = 已告诉前台，单号 { $number }，马上处理。

meals-remake-title = 验收不合格
meals-remake-why = 哪里不合格？（质量、数量、标准）
meals-remake-why-label = 原因
meals-remake-photos = 有照片请发来，没有就跳过。
meals-remake-photos-label = 照片
meals-remake-said = 已通知餐厅立即整改、重做。

menu-put-title = 编菜单
menu-put-day = 哪一天的菜单？
menu-put-day-label = 日期
menu-put-line = 请写代号、内容、价格，例如“A 红烧肉+麻婆豆腐+米饭 / Braised pork, tofu, rice 32元（含大豆）”。几份可以一次发来，一份一行。
menu-put-line-label = 餐品
menu-put-photo = 这道餐是什么样子？发一张照片，或跳过。
menu-put-photo-label = 照片
menu-put-said =
    ✅ 已写入{ $day }的菜单：
    { $lines }
    餐厅确认后生效。
button-menu-put = ➕ 加餐品
button-menu-more = ➕ 再加一份
button-menu-copy = 📑 照抄上周
button-menu-hand-over = 📨 请餐厅确认
button-menu-confirm = ✅ 确认可以做
button-menu-by-phone = 📞 餐厅电话确认
menu-caterer-in-chat = 餐厅在聊天里，请点“请餐厅确认”，由餐厅自己确认。
menu-drop-title = 撤下套餐
menu-drop-day = 从哪天的菜单撤下？
menu-drop-day-label = 日期
menu-drop-code = 撤下哪个套餐？
menu-drop-code-label = 套餐
menu-drop-said = 已从{ $day }的菜单撤下 { $code } 餐。餐厅确认后生效；订了这一份的人那时会收到通知，不收费。
button-menu-drop = ➖ 撤下套餐
menu-limit-title = 最多做多少份
menu-limit-day = 哪一天？
menu-limit-day-label = 日期
menu-limit-count = 最多能做多少份？跳过即不限。
menu-limit-count-label = 上限
menu-limit-said = ✅ { $day }最多可订 { $count } 份。
menu-limit-none = ✅ { $day }订餐份数不限。
button-menu-limit = 🔢 限定份数
menu-copied = 已照抄 { $count } 天。
menu-handed-over = 已请餐厅确认。
menu-confirmed-said = ✅ 已确认 { $count } 天的菜单，谢谢！
menu-was-confirmed = ✅ 餐厅已确认{ $monday }起一周的菜单。
menu-unanswered = ⚠️ 餐厅还没有确认{ $monday }起一周的菜单（{ $count } 天），已再次请他们确认。必要时请打电话。
menu-not-ready = ⚠️ { $monday }起一周的菜单还没有准备好（已确认 { $count } 天）。请马上编好并请餐厅确认。

button-meal-menus-off = 🔕 不再收菜单
button-meal-menus-on = 🔔 继续收菜单
meal-menus-are-off = 好的，不再推送菜单。想看时点“菜单”。
meal-menus-are-on = 好的，每周五会把新菜单发给您。

meal =
    🍱 <b>{ $number }</b> · { $day }
    { $lines }
    合计 <b>{ $total }</b>
    📍 { $place }{ $who }{ $note }
    { $state }
meal-line = { $code } × { $count }　{ $name }　{ $amount }
meal-note =
    { "" }
    📝 { $note }
meal-who =
    { "" }
    👤 { $name }
meal-state-open = ✅ 已订。{ $until } 前可以改、可以退。
meal-state-closed = ✅ 已订。现在已经截止，马上交给餐厅。
meal-state-nobody = 到截止时间没有人点餐，所以没有订。
meal-state-late = ⏳ 已过截止，等前台回复。原因：{ $why }
meal-state-refused = ✕ 抱歉，餐厅来不及加了。需要帮忙请找前台。
meal-state-cancelled = 已退订。
meal-state-sent = 👩‍🍳 已交给餐厅，预计 { $at } 到。
meal-state-delivered = 🚶 已送出。收到请点一下；不对请在 { $until } 前点“不对”。
meal-state-noted = 📝 前台已登记送到。如有不符，请告诉前台，或在收到月结单后点“有异议”。
meal-state-signed = ✅ 已签收，祝您用餐愉快！
meal-state-wrong = ⚠️ 有问题，正在处理：{ $what }
meal-state-solved = ✅ 已处理，这一单不收费。
meal-short-open = 已订
meal-short-late = 等前台回复
meal-short-refused = 未加上
meal-short-cancelled = 已退
meal-short-sent = 餐厅在做
meal-short-delivered = 已送出
meal-short-signed = 已签收
meal-short-wrong = 处理中
meal-short-solved = 不收费
button-meal-change = ✏️ 修改
button-meal-cancel = ✕ 退订
button-meal-approve = ✅ 餐厅可以加
button-meal-refuse = ✕ 来不及了
button-meal-signed = ✅ 收到了
button-meal-wrong = ⚠️ 不对
button-meal-brought = ✅ 已补送
button-meal-free = 不收费
meal-cancelled-said = 已退订。
meal-approved-said = { $number } 已加给餐厅。
meal-refused-said = 已告诉租户，{ $number } 没有加上。
meal-signed-said = 谢谢，祝您用餐愉快！
meal-solved-said = 已记下，也告诉租户了。
meal-set-now = { $name }{ $allergens }
meal-allergens-found = ⚠️ 请留意：{ $day }的 { $code } 餐是 { $now }，您订 { $number } 时菜单上没有写。
meal-allergens-found-late = ⚠️ 请留意：{ $day }的 { $code } 餐是 { $now }，您订 { $number } 时菜单上没有写；不想要请在 { $until } 前退订。
meal-menu-changed = ⚠️ { $day }的 { $code } 餐换了内容：{ $now }。您订的 { $number } 里有这一份：不动就送新的，价格不变；也可以改，可以退。
meal-menu-changed-late = ⚠️ { $day }的 { $code } 餐临时换了内容：{ $now }。您订的 { $number } 里有这一份：不动就送新的，价格不变；不想要请在 { $until } 前退订。
meal-set-gone = ⚠️ { $day }的 { $code } 餐不供应了，您订的 { $number } 里的这一份已经取消，不收费。请看看要不要换别的。

roll-up =
    { $title }

    { $sets }
    共 <b>{ $count }</b> 份

    { $state }

    { $stops }
    { $rest }
roll-up-first = 📦 <b>{ $day }餐单 { $number }</b>
roll-up-addition = ➕ <b>{ $day }加单 { $number }</b>
roll-up-correction = ✏️ <b>{ $day }更正单 { $number }</b>：截止前提出，消息到得晚。请餐厅重新确认。
roll-up-menu = ✏️ <b>{ $day }更正单 { $number }</b>：菜单有变动。请餐厅重新确认。
roll-up-more = ➕ { $code } × { $count }　{ $name }
roll-up-less = ➖ { $code } × { $count }　{ $name }
roll-up-same = 餐品不变，请看备注。
roll-up-none = 不再需要
roll-up-set = { $code } × { $count }　{ $name }
roll-up-nothing = 没有人订餐。
roll-up-stop = { $unit }：{ $sets }{ $notes }
roll-up-rest = ……另有 { $count } 处，全部见 Excel 餐单。
roll-up-notes = （{ $notes }）
roll-up-waits = ⏳ 请餐厅确认。
roll-up-is-confirmed = ✅ 餐厅 { $at } 已确认。
roll-up-unconfirmed = ⚠️ 餐厅还没有确认{ $day }餐单 { $number }（已提醒 { $count } 次）。请打电话。
roll-up-unheard = ⚠️ { $day }的餐单已经发给餐厅，但截止前收到的消息还没有读完。里面的订餐会以加单或更正单补发，请留意。
roll-up-confirmed-said = { $number } 已确认，谢谢！
roll-up-confirmed-already = { $number } 已经确认过了。
roll-up-file = 📄 餐单 { $number }
roll-up-paper = 餐单 { $number }（{ $day }）
roll-up-sheet-sets = 餐品
roll-up-sheet-stops = 送餐点
roll-up-column-code = 代号
roll-up-column-name = 内容
roll-up-column-count = 份数
roll-up-column-unit = 送到
roll-up-column-sets = 餐品
roll-up-column-notes = 备注
button-roll-up-confirm = ✅ 确认
button-roll-up-by-phone = 📞 餐厅电话确认
button-roll-up-sheet = 📄 Excel

meal-round =
    🍱 <b>{ $day }送餐</b>
    { $state }
    已签收 { $signed } / { $count }

    { $stops }
    { $rest }
meal-round-expected = ⏰ 餐到了吗？
meal-round-arrived = 已到（{ $at }）。请和餐厅一起检查：质量、数量、标准。
meal-round-passed = ✅ 验收合格，可以送餐到户。
meal-round-remake = ⚠️ 不合格，餐厅正在重做：{ $why }
button-meals-arrived = 📦 到了
button-meals-passed = ✅ 合格
button-meals-remake = ✕ 不合格
button-meals-delivered-floor = 🚶 { $floor } 层已送
meal-round-floor = <b>{ $floor } 层</b>
button-meals-never-came = ✕ 没有送来，不收费
button-meals-delivered = 🚶 已送到户
meals-noted = 已记下。
meals-delivered-said = 已请 { $count } 单的订餐人签收。
meals-not-arrived = ⚠️ { $day }的餐还没有到。请马上联系。
meals-left = ⚠️ { $day }的午餐时间已过，还有 { $count } 单没有登记送到（{ $numbers }）。请点“已送到户”；没有送来的请点“有问题”登记，不收费。登记送到后才计费。
meal-not-yet = 午餐预计 { $at } 送到，请到时再点。
meals-remake = ⚠️ { $day }的餐不合格，请立即整改、重做：{ $why }

meal-too-late = { $day }的餐 { $cut_off } 已经截止。可以改订下一天，也可以请前台问餐厅。
meal-one-day = 一次只能订一天的餐。请先选一天，订好后再说另一天。
meal-no-such-day = 没有这一天。请问订哪一天？
meal-day-gone = 那一天已经过去了，请选别的日子。
meal-day-off = ⚠️ 抱歉，{ $day }改为休息，没有午餐。您订的 { $number } 已经取消，不收费。
meal-caterer-left = ⚠️ 抱歉，送餐的餐厅换了，您{ $day }的 { $number } 已经取消，不收费。新菜单发布后请重新订。
meal-missed = ⚠️ 非常抱歉，您{ $day }的 { $number } 没能及时交给餐厅，已经取消，不收费。
meals-missed = ⚠️ { $day }有 { $count } 单没能交给餐厅（{ $numbers }）。已经取消，不收费，也告诉了订餐的人。请问问他们是否需要帮忙。
meal-approved-too-late = { $day }的餐已经送到或已经结束，{ $number } 加不上了。请点“来不及了”。
meal-over = { $day }的餐已经开始送了，来不及加了。
meal-no-menu-yet = 🗓 { $day }没有菜单。请点“上一步”选别的日子。
meal-no-menu = { $day }还没有菜单。
meal-no-such-set = 菜单上没有 { $code } 餐。
meal-no-caterer = 目前还没有餐厅为大厦送餐。请问客务主管。
meal-how-many = 份数请写 1 到 { $most } 的整数。
meal-sold-out = 抱歉，{ $day }厨房最多还能做 { $left } 份。请减少份数，或联系前台。
meal-sold-out-then = 抱歉，{ $day }厨房最多还能做 { $left } 份。请减少份数，或改订{ $then }。
meal-which-unit = 请选送到哪个单元。
meal-no-last-time = 您还没有订过餐，请先选一次。
meal-ordered-already = { $day } 您已经订过了（{ $number }）。要加份，请点“订餐”。
meal-not-on-menu = { $day }的菜单上没有您上次订的餐，请重新选。
meal-nothing-open = 现在没有可以订的菜单。新菜单每周五发布，需要帮忙请找前台。
meal-own-approval = 您自己的加单，请同事来批。
meal-is-open = { $number } 已经订上了。
meal-is-late = { $number } 还在等前台回复。
meal-is-refused = { $number } 没有加上。
meal-is-cancelled = { $number } 已经退订了。
meal-is-sent = { $number } 已经交给餐厅，不能再改了。需要帮忙请找前台。
meal-is-delivered = { $number } 已经送出。
meal-is-signed = { $number } 已经签收。有问题请找前台。
meal-is-wrong = { $number } 正在处理。
meal-is-solved = { $number } 已经处理好了。
meal-complaint-too-late = 反映 { $number } 的时间已过（{ $until } 截止）。请找前台，我们来帮您。
meal-stated-already = { $number } 已列入{ $month }月结单。请收到月结单的同事在 3 天内点“有异议”，也可以找前台。
meals-none-today = 今天没有订餐。
meals-arrived-already = 已经有人记过“到了”。
meals-not-here = 餐还没有到。
meals-not-checked = 还没有验收合格，不能送。
meals-checked-already = 已经验收合格了。
menu-confirmed-already = 这份菜单已经确认过了。
menu-changed-meanwhile = ⚠️ 菜单刚有改动，还没有确认。上面是现在的菜单，请看过后再确认。
menu-empty = 菜单还是空的。
menu-not-confirmed = 餐厅还没有确认。
menu-day-past = 那一天已经过去了。
menu-day-served = { $day }的餐已经送来，菜单不能再改了。
menu-day-off = { $day }休息，没有餐。
menu-nothing-to-copy = 上周没有可以照抄的菜单。
menu-line-unclear = 没看懂“{ $line }”。请写成“A 红烧肉+米饭 32元”这样。
menu-code-twice = 代号 { $code } 写了两次，请只写一次。
menu-too-many = 一次最多写 { $most } 份。

# 月结

statement = 🧾 <b>{ $month }餐费</b>　{ $tenant }：{ $count } 单，共 <b>{ $total }</b>。明细见附件。如有不符，请在 3 天内点“有异议”。
statement-whole = 🧾 { $month }餐费汇总，共 <b>{ $total }</b>。明细见附件。
statement-nobody-pays = ⚠️ { $tenant } 没有登记财务联系人，{ $month }餐费 { $total } 没有发出。
statement-unsettled = ⚠️ { $month }有 { $count } 单餐还在处理，或没有登记送到（{ $numbers }），没有列入月结单。处理或登记后，要收费的列入下一份月结单。
statement-paper = { $month }餐费 · { $whose }
statement-everybody = 全部
statement-sheet-lines = 明细
statement-sheet-sets = 汇总
statement-sum = 合计
statement-column-day = 日期
statement-column-number = 单号
statement-column-unit = 单元
statement-column-sets = 餐品
statement-column-amount = 金额
statement-column-code = 代号
statement-column-name = 内容
statement-column-price = 单价
statement-column-count = 份数
statement-title = 送餐服务月结单
statement-printed = 打印日期 { $day }
statement-footing = 依据送餐服务确定单，按下单时的价格计算。如有不符，请在收到后 3 天内提出。
statement-page = 第 { $page } / { $pages } 页
statement-workbook = 📄 { $month }餐费
button-meal-statement = 📄 Excel
button-statement-object = ✋ 有异议
statement-object-title = 对账单有异议
statement-object-text = 哪里不对？请写一下日期和单号。
statement-object-text-label = 异议
objection = ✋ { $tenant } 对{ $month }餐费有异议：{ $text }
objection-said = 已转给财务和客务主管，核对后会回复您。
objection-settled = 已回复租户。
objection-answered = 关于您对{ $month }餐费的异议：{ $words }
objection-too-soon = { $month }的账单还没有发出。收到后 3 天内可以提出异议。
objection-too-late = { $month }账单的 3 天异议期已过。需要帮助请找前台。
objection-settled-already = 这条异议已经处理过了。
button-objection-settle = ✍️ 回复
objection-settle-title = 回复异议
objection-settle-words = 核对结果是什么？租户会收到您写的内容。
objection-settle-words-label = 回复

# 替办公室订餐

button-meal-office = 👥 替办公室订
meal-office-title = 替办公室订餐
meal-office-day = 订哪一天的？
meal-office-day-label = 日期
meal-office-unit = 送到哪里？
meal-office-unit-label = 送到
meal-office-place = 送到哪里？例如“12 楼会议室”。
meal-office-place-label = 地点
meal-office-summary = 由您替同事汇总订餐，请确认
meal-office-begun = ✅ 已开始汇总，已通知 { $count } 位同事。其他同事可以用“转发”请来。
meal-office =
    👥 <b>{ $name }正在汇总{ $day }的午餐</b>
    { $own }
    { $state }
meal-office-until = { $until } 前可以加餐。
meal-office-own = 您点了：{ $sets }
meal-office-none = 您还没有点。
meal-office-line = 👤 { $name }：{ $sets }{ $note }
meal-note-short = （{ $note }）
meal-office-empty = 还没有同事点餐。
meal-office-closed-already = 已经截止，不能再加了。
meal-office-closed = 同事已结束 { $number } 的汇总，您仍可以自己订餐。
meal-office-closed-said = { $number } 已结束汇总，截止时发给餐厅。
button-meal-office-share = 📤 转发给同事
button-meal-office-copy = 🔗 复制链接
meal-office-share = 我在汇总{ $day }的午餐，请点开链接加上您的一份。
meal-office-not-yours = 这份汇总订餐不是您公司的，或已经没有了。自己订餐请发 /lunch。
meal-office-stranger = 您好！这个链接要登记后才能打开。请先用邀请码登记，或申请登记，然后再点一次链接。
meal-office-gone = 这份订餐您已不能查看。
meal-office-nothing = 您还没有点餐。
meal-office-each = 各位同事自己改自己的；改您自己的请点“我也点”。
meal-office-staff = 汇总订餐是给租户办公室用的，请为自己订餐。
button-meal-join = ➕ 我也点
button-meal-join-again = ✏️ 改我的
button-meal-leave = ✕ 我不要了
button-meal-office-close = 🔒 结束汇总
button-office-off = 🔕 不用问我
button-office-on = 🔔 可以再问我
meal-join-title = 您的一份
meal-join-sets = 您要哪些套餐？点一下加一份。
meal-join-sets-label = 餐品
meal-join-note = 有什么要求？没有请点“跳过”。
meal-join-note-label = 备注
meal-joined = ✅ 已加入 { $number }，截止前可以修改。
meal-left-said = 已取消您的一份。
office-is-off = 好的，同事汇总订餐时不再通知您。
office-is-on = 好的，同事汇总订餐时会通知您。

# 截止前提醒；休假

meal-reminder = 🍱 { $day }的午餐您还没有订，{ $until } 截止。
button-meal-reminders-on = ⏰ 截止前提醒我
button-meal-reminders-off = 🔕 不用提醒
meal-reminders-are-on = 好的，您还没订餐时，我们 { $at } 提醒您。
meal-reminders-are-off = 好的，不再提醒。
button-meal-away = 🌴 我不在
button-meal-weekdays = 🗓 固定不订的日子
button-meal-weekday = { $mark }{ $weekday }
meal-weekdays =
    🗓 <b>固定不订餐的日子</b>
    点一下选上，再点取消。选上的日子不提醒您，同事汇总时也不问您；想吃仍可以订。
button-meal-back = 👋 { $day }前就回来
button-meal-back-now = 👋 提前回来
meal-away-title = 您不在的日子
meal-away-back = 您哪天回来？在此之前不发菜单，不提醒，也不征求意见。
meal-away-back-label = 回来
meal-is-away = 🌴 好的，{ $day }之前不发菜单，不提醒，也不征求意见。已经订的餐还在，不吃请取消。
meal-is-back = 👋 欢迎回来！
away-not-ahead = 请选择以后的日子。

# 餐厅报告问题

button-kitchen-today = 📦 今天的餐单
button-kitchen-report = ⚠️ 有问题
kitchen-today = { $day }的餐单共 { $count } 张，就在上面。
kitchen-so-far = 📦 { $day }的餐单在截止后发来。到现在为止：{ $sets }
kitchen-report-title = 餐厅报告问题
kitchen-report-day = 哪一天？
kitchen-report-day-label = 日期
kitchen-report-trouble = 出了什么问题？
kitchen-report-trouble-label = 问题
kitchen-report-code = 哪一份没有了？
kitchen-report-code-label = 套餐
kitchen-report-minutes = 大约晚多久？
kitchen-report-minutes-label = 晚到
kitchen-report-what = 请写一句，是什么情况？
kitchen-report-what-label = 情况
kitchen-report-summary = 报告问题，请确认
kitchen-trouble-out = 有一份没有了
kitchen-trouble-late = 会晚到
kitchen-trouble-down = 当天做不了
kitchen-trouble-other = 其他
kitchen-minutes = { $minutes } 分钟
kitchen-no-day = 现在没有要供餐的日子。
kitchen-reported = 已告诉有关的人，涉及 { $count } 单。
kitchen-reported-desk = 已告诉前台。
kitchen-late = ⏰ 抱歉，{ $day }的午餐要晚到约 { $minutes } 分钟（{ $number }）。
meals-never-came-summary = 请确认：没有送来的餐都不收费。
meals-never-came-title = 没有送来
meals-never-came-what = 还没有登记送到的餐都不收费，订餐的人会收到通知。请写一句原因。
meals-never-came-what-label = 原因
kitchen-down = ⚠️ 非常抱歉，餐厅{ $day }不能供餐。您订的 { $order } 已经取消，不收费。需要帮忙请打前台 { $number }。
kitchen-by-caterer = 餐厅报告
kitchen-by-house = { $name } 登记
kitchen-noted-out = 有一份没有了
kitchen-noted-late = 会晚到
kitchen-noted-down = 没有做，或没有送来
kitchen-out-cook = ⚠️ 物业登记：{ $day }的 { $code } 餐没有了，已撤下。涉及 { $count } 单。
kitchen-late-cook = ⚠️ 物业登记：{ $day }的餐要晚到约 { $minutes } 分钟。涉及 { $count } 单。
kitchen-down-cook = 🚨 物业已取消{ $day }的午餐。原因：{ $why }。{ $count } 单已取消，不收费。
kitchen-none-cook = ⚠️ 物业登记：{ $day }的午餐没有送来。原因：{ $why }。{ $count } 单不收费。
kitchen-none = ⚠️ 非常抱歉，{ $day }的午餐没有送到。您订的 { $order } 不收费。需要帮忙请打前台 { $number }。
meal-over-already = { $day }的午餐已经结束了。
kitchen-out-desk = ⚠️ { $by }：{ $day }的 { $code } 餐没有了，已撤下。涉及 { $count } 单，订餐的人都已收到通知，不收费。
kitchen-late-desk = ⚠️ { $by }：{ $day }的餐要晚到约 { $minutes } 分钟。{ $count } 单的订餐人都已收到通知。
kitchen-down-desk = 🚨 { $by }：{ $day }没有午餐。原因：{ $why }。{ $count } 单已取消，不收费，订餐的人都已收到通知。请马上联系餐厅，问问大家要不要帮忙。
kitchen-none-desk = 📝 { $by }：{ $day }的午餐没有送来。原因：{ $why }。{ $count } 单不收费，订餐的人都已收到通知。
kitchen-other-desk = ⚠️ { $by }（{ $day }）：{ $what }
