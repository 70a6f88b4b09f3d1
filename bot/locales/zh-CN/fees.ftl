# 费用：六张费用表、应收表审批、缴费单、实收表、催缴提醒、收费率、欠收表

command-fees = 费用
button-fees = 💰 费用
button-fees-upload = 📤 上传表格
button-fees-template = 📄 费用表模板
button-receipts-template = 📄 实收表模板
button-fees-open = 📋 打开应收表
button-fees-of = 📋 { $month } 第 { $number } 版
button-fees-approve = ✅ 同意
button-fees-reject = ↩️ 退回
button-fees-send = 📨 现在发缴费单
button-fees-workbook = 📊 Excel
button-fees-list = 📄 PDF
button-upload-yes = ✅ 确认无误
button-upload-no = ✕ 作废
button-upload-problems = 📄 全部问题（Excel）
button-bill-open = 🧾 看缴费单
button-bill-of = 🧾 { $tenant }
button-bills-unreached = 📋 全部名单
button-bills-to-phone = 📋 全部名单
button-bill-paper = 📄 缴费单（PDF）
button-bill-object = ✋ 有异议
button-bill-reason = 📝 欠费原因
button-bill-reason-of = { $month } · { $tenant }
button-receipts = 📒 收款记录
button-receipt-open = { $tenant } · { $amount } · { $day }
button-receipt-undone = ✕ { $tenant } · { $amount } · { $day }
button-receipt-undo = ↩️ 撤回这笔
button-fee-rate = 📈 收费率
button-arrears-review = ✅ 审核无误，发出
button-arrears-reasons = 📝 填写欠费原因

fee-management = 物业管理费
fee-water = 水费
fee-telephone = 电话费
fee-parking = 车位费
fee-repair = 工程维修费
fee-other = 其它服务

fees-overview =
    💰 <b>费用</b>
    { $lines }

    应收表、实收表可以直接发文件过来（xlsx 或 csv）。
fees-none = 还没有应收表。
fees-line = { $month } 第 { $number } 版 · { $total } · { $state }
fees-short-open = 审批中
fees-short-rejected = 已退回
fees-short-approved = 已批准
fees-short-replaced = 已被新版代替
fees-table = { $table }　{ $amount }
fees-template = 📄 { $month } 费用表模板。已填好 { $count } 行：管理费、电话月租、车位费，还有未收过的有偿维修、餐费和洗衣费。水费请补上读数或数量和金额，不收的行请删掉。填好直接发回来。
fees-file = 📄 { $month } 应收表（第 { $number } 版）。可以在这份 Excel 上改，改好直接发回来。
receipts-template = 📄 实收表模板。月份可以不填：不填就先抵最早的欠费。填好直接发回来。
receipts-sheet = 实收表
receipts-title = 实收表

fees-upload-title = 上传表格
fees-upload-kind = 这是哪种表？
fees-upload-kind-label = 种类
fees-upload-month = 是哪个月的费用？
fees-upload-month-label = 月份
fees-upload-file = 请把文件发过来（xlsx 或 csv）。
fees-upload-file-label = 文件
upload-kind-receivables = 应收（六张费用表）
upload-kind-receipts = 实收表
upload-sent = 收到了，核对结果马上发给您。
upload-receivables = { $month } 应收表
upload-receipts = 实收表
upload-reading = ⏳ { $kind }：正在逐行核对，一般不到一分钟。
upload-wrong =
    ❌ <b>{ $kind }：有 { $count } 处不对，什么都没有导入</b>
    { $lines }

    请改好后重新发送。
upload-more = …… 另有 { $count } 处，见下面的 Excel
upload-fees =
    ✅ <b>{ $kind }：核对无误</b>
    { $lines }

    共 { $count } 行，{ $tenants } 家租户，合计 <b>{ $total }</b>。
    确认后送客服部经理审批。
upload-replaces = 会代替第 { $number } 版（合计 { $total }），审批重新开始。
upload-paid =
    ✅ <b>{ $kind }：核对无误</b>
    共 { $count } 笔，{ $tenants } 家租户，合计 <b>{ $total }</b>。
    确认后入账，已缴清的不再提醒。
upload-done = ✅ { $kind }：已确认。
upload-dropped = ✕ { $kind }：已作废，什么都没有导入。
upload-taken = 好的，已确认。
upload-dropped-said = 已作废。
upload-problems = 📄 全部 { $count } 处问题。
upload-is-reading = 还在核对，请稍候。
upload-is-wrong = 表里还有错，请改好后重新发送。
upload-is-clean = 这份已经核对好了。
upload-is-done = 这份已经确认过了。
upload-is-dropped = 这份已经作废了。
receipts-known-meanwhile = 其中有的已经入账了，请重新发送一次，会告诉您是哪一行。

fees-card =
    📋 <b>{ $month } 应收表</b>（第 { $number } 版）
    { $lines }

    { $tenants } 家租户，合计 <b>{ $total }</b>
    { $sender } 于 { $at } 上传

    { $way }

    { $state }
fees-card-gone = 这份应收表现在由别的同事负责了。
fees-step-done = ● { $role } { $name } { $at } 同意
fees-step-now = ◐ { $role } 待审批
fees-step-later = ○ { $role }
fees-state-open = 请 { $role } 审批。
fees-state-rejected =
    ↩️ { $name } 退回了：{ $why }
    请改好后重新上传，审批重新开始。
fees-state-approved = ✅ 三级审批完成。缴费单于 { $at } 发给各租户的财务联系人。
fees-state-skipped = ✅ 三级审批完成。这个月的缴费单在日程里已取消发送，还没有发给租户。
fees-state-replaced = 已有更新的版本，这一版留档。（原定发送时间：{ $at }）
words-gone = （原文已清除）
fees-is-open = { $month } 应收表还在审批中。
fees-is-rejected = { $month } 应收表第 { $number } 版已经退回了。
fees-is-approved = { $month } 应收表第 { $number } 版已经批准了。
fees-is-replaced = { $month } 应收表已有更新的版本，请看新的那张。
fees-not-your-turn = { $month } 应收表现在不是轮到您审批。
fees-own = { $month } 应收表是您上传的，请由别的同事审批。
fees-approved-by-you = 您已经批过 { $month } 应收表了，下一级请由别的同事审批。
fees-nobody-approves = 除了您没有别的{ $role }可以审批，请先在系统里任命，或请别的同事上传。
fees-not-skipped = { $month } 的缴费单没有取消过，会照日程发送。
fees-sent-said = { $month } 的缴费单发出去了。
fees-charged-meanwhile = 没有改动：{ $table }里的 { $ref } 已经在 { $month } 应收表里了，同一单号只收一次。请从表里删掉这一行，重新上传。
fees-not-owed = 没有改动：维修单 { $ref } 返修后最终没能修好，不再收费。请从表里删掉这一行，重新上传。
fees-three-people = 三级审批要由三位不同的同事完成，上传人不算，现在的任命凑不齐三位。请先任命，再上传。
fees-needed-later = 后面的{ $role }一级只有您能批，这一级请由别的同事先批。
fees-approved-said = 已同意 { $month } 应收表。
fees-reject-title = 退回应收表
fees-reject-why = 哪里不对？上传的同事会看到您写的话。
fees-reject-why-label = 原因
fees-rejected-said = 已退回 { $month } 应收表，上传的同事已收到您的意见。

fees-tables-due =
    📅 <b>该做 { $month } 的费用表了</b>
    管理费、水费、电话费、车位费、工程维修费、其它服务。模板里已知的都填好了。
fees-list-due =
    📅 <b>{ $month } 应收表还没有送审</b>
    请上传六张费用表；审批完成后才能发缴费单。
fees-waits-for-you = 📅 { $month } 应收表在等您审批，批完才能发缴费单。

fee-notice =
    🧾 <b>{ $month } 缴费单</b>
    { $tenant }
    { $lines }

    { $due }
    { $where }
fee-notice-paper = 📄 { $month } 缴费单
bill-line = { $table } { $what }　{ $amount }
bill-total = 本月合计 <b>{ $total }</b>
bill-before = 往期未缴 { $amount }
bill-paid-so-far = 已缴 { $amount }
bill-credit = 多缴结余 { $amount }，留作以后抵扣
bill-corrected = ⚠️ 更正：此前通知的合计是 { $was }，以这张为准，给您添麻烦了。
bill-objected = ✋ 您的异议 { $number } 正在处理，答复之前不再提醒。
bill-objection-over = ✋ 异议 { $number } 已答复。
bill-reason = 📝 欠费原因：{ $reason }
bill-due = 应缴 <b>{ $due }</b>，请于 { $by } 前缴纳，谢谢。
bill-paid = ✅ 已缴清，谢谢。
bill-card-gone = 这张缴费单现在由贵司其他联系人查看。
fees-where = 请到财务部缴纳，电话 { $number }。
fees-where-account =
    { $account }
    财务部电话 { $number }
fees-nothing-yet =
    现在没有您的缴费单。新的缴费单会发到这里。
    { $where }
fees-not-yours =
    您好，费用金额只告诉贵司登记的财务联系人：
    { $who }
    请向同事了解；要更换联系人，请找前台。财务部电话 { $number }。
fees-who = · { $name }
fees-nobody-yours = 您好，费用金额只告诉登记的财务联系人，贵司还没有登记。请找前台登记一位；财务部电话 { $number }。
fee-unreached =
    📮 <b>{ $month } 缴费单：{ $count } 家不在线上</b>
    请打印送达或电话通知，点名称看缴费单：
fee-all-reached = 现在每一家都能在线上收到，没有要送达或打电话的。

bill-object-title = 对缴费单的异议
bill-object-text = 哪一项不对？请写一句，比如“水表读数抄错了”。
bill-object-text-label = 异议
bill-objected-said = 收到您的异议，编号 { $number }。今天内有人答复；答复之前不再提醒缴费。
fees-objected-already = { $month } 的缴费单您已经提过异议了，有新的情况请在那张投诉卡片上补充。
bill-reason-title = 欠费原因
bill-reason-text = 这家为什么还没缴？一句话，写在欠收表上。
bill-reason-text-label = 原因
bill-reason-said = 记下了，{ $month } 欠收表上会有。

fee-reminder-soon =
    🔔 您好，提醒一下费用快到缴费日了：
    { $lines }
    { $where }
fee-reminder =
    🔔 您好，还有费用没有收到：
    { $lines }
    合计 <b>{ $due }</b>。如果已经缴了，请忽略，或把回单给财务部核对。对金额有疑问，打开缴费单点“有异议”。
    { $where }
fee-owed = · { $month }：{ $due }（缴费日 { $by }）
fee-remind-by-phone =
    ☎️ <b>{ $count } 家有费用未缴，不在线上</b>
    请电话礼貌提醒其财务联系人，点名称看缴费单：

fee-rate =
    📈 <b>{ $month } 收费率 { $rate }</b>
    { $bar }
    已收 { $paid } / 应收 { $charged }，未收 { $due }
    { $clear } / { $tenants } 家已缴清
    { $lines }
    往期欠费 { $before }
fee-rate-table = { $table } { $rate }　{ $paid } / { $charged }

receipts = 📒 <b>收款记录</b>，新的在前。点一笔看详情：
receipts-none = 还没有收款记录。
receipt =
    📒 <b>{ $tenant }</b>
    { $amount } · { $day }
    费用月份：{ $month }
    方式：{ $method }
    流水号：{ $ref }
    { $by } 于 { $at } 入账
    { $state }
receipt-undone = ↩️ 已于 { $at } 撤回：{ $why }
receipt-undo-title = 撤回收款
receipt-undo-why = 为什么撤回？记录会保留，但不再算数。
receipt-undo-why-label = 原因
receipt-undone-said = 已撤回，这笔不再算数。
receipt-undone-already = 这笔已经撤回过了。

arrears-waits = ⏳ { $day }的欠收表还在等财务经理审核，审核后马上送来。
arrears-to-review =
    📑 <b>欠收表 { $day }</b>
    { $count } 笔，合计 { $total }。
    请审核，审核后才发给总经理和客服部。
arrears-list =
    📑 <b>欠收表 { $day }</b>（财务部经理已审核）
    { $count } 笔，合计 { $total }。
arrears-reviewed-said = 已审核，{ $day } 欠收表已发给总经理和客服部。
arrears-reviewed-already = 这份欠收表已经审核过了。
arrears-reasons = 📝 点一家，写一句为什么还没缴：
arrears-sheet = 欠收表
arrears-title = 欠收表 { $day }　审核：{ $reviewer }
arrears-not-reviewed = 待审核
arrears-column-tenant = 租户
arrears-column-month = 月份
arrears-column-charged = 应收
arrears-column-paid = 已收
arrears-column-due = 欠费
arrears-column-months = 拖欠月数
arrears-column-days = 拖欠天数
arrears-column-reminders = 提醒次数
arrears-column-reason = 原因

fees-title = { $month } 物业管理费用应收表（第 { $number } 版）
fees-table-title = { $month } { $table }
fees-list-title = 物业管理费用应收表
fees-version = 第 { $number } 版
fees-printed = 打印 { $day }
fees-page = 第 { $page } / { $pages } 页
fees-sum = 合计
fees-column-total = 本月合计
fees-column-before = 往期欠费
fees-column-due = 应缴
bill-paper-title = 物业管理缴费单
bill-paper-total = 本月合计
bill-paper-before = 往期未缴
bill-paper-paid = 已缴
bill-paper-credit = 多缴结余
bill-paper-due = 应缴
bill-paper-by = 缴费日
bill-paper-account = 缴费方式
bill-paper-ask = 财务部电话
bill-paper-footing = 对金额有异议，请联系前台或在对话里点“有异议”。

grid-at = <b>{ $where }</b>：{ $what }
grid-at-all = { $what }
grid-sheet-problems = 问题
grid-title-problems = 文件里的问题
grid-column-where = 位置
grid-column-what = 问题
grid-formula = 这里是公式，请粘贴为数值。
grid-error = 这里是错误值。
grid-empty = 没有填。
grid-not-text = 这里应该是文字。
grid-too-long = 文字太长，最多 { $limit } 个字。
grid-not-a-number = 金额或数量不是数字。
grid-is-a-date = 这里是日期，应该是数字。
grid-too-high = 数字太大。
grid-decimals = 小数最多 { $limit } 位。
grid-not-a-day = 日期看不懂，请写成 2026-12-05。
grid-not-a-month = 月份看不懂，请写成 2026-12。
grid-no-headings = 找不到表头，至少要有：{ $names }。
grid-merged = 合并单元格 { $area }，请拆分。
grid-hidden-sheet = 这张工作表是隐藏的，请取消隐藏或删除。
grid-hidden-row = 这一行是隐藏的（或被筛选掉了），里面有内容，请取消隐藏或删除。
grid-hidden-column = 这一列是隐藏的，里面有内容，请取消隐藏或删除。
grid-too-much = 到这一行，这家一个月超过了 { $limit }，请核对。
grid-no-such-column = 这一列没有表头，却有内容。
grid-strange-column = 不认识的列。
grid-column-twice = 这一列出现了两次。
grid-wrong-sum = 合计是 { $said }，各行相加是 { $sum }。
grid-twice = 与第 { $row } 行重复。
grid-ref-twice = 单号 { $ref } 在 { $where } 已经有了，同一单号请合成一行。
grid-nobody = 没有写单元，也没有写租户。
grid-no-such-unit = 没有单元 { $unit }。
grid-no-such-tenant = 没有叫这个名字的租户。
grid-several-tenants = 叫这个名字的不止一家，请写租户编号。
grid-unit-changed = 单元 { $unit } 换过租户，请写明是谁的费用。
grid-unit-empty = 单元 { $unit } 现在没有租户，请写明是谁的费用。
grid-not-their-unit = 这家租户没有租过单元 { $unit }。
grid-strange-sheet = 不认识的工作表。
grid-sheet-twice = 这张表出现了两次。
grid-sheet-missing = 缺这张表（没有费用也请留着空表）。
grid-one-sheet = 实收表只要一张工作表。
grid-no-such-table = 没有叫“{ $table }”的费用表。
grid-nothing = 表里一行费用也没有。
grid-credit-without-reason = 负数要在备注里写明减免原因。
grid-charged-already = { $ref } 已经在 { $month } 应收表里了，只收一次。
grid-half-a-meter = 起度和止度要一起填。
grid-meter-back = 止度比起度小。
grid-meter = 数量是 { $said }，按读数是 { $run }。
grid-no-price = 有数量，没有单价。
grid-no-count = 有单价，没有数量。
grid-wrong-product = { $product }，表里写的是 { $said }。
grid-nothing-paid = 实收金额要大于零；记错的请在收款记录里撤回。
grid-in-the-future = 日期还没有到。
grid-not-charged = { $month } 没有这家的应收。
grid-paid-already = 这笔可能已经入账了：同一租户、月份的流水号相同，或金额和日期都相同。确是另一笔的，请写上它自己的流水号；记漏流水号的，请先在收款记录里撤回那一笔。
grid-paid-twice = 可能与第 { $row } 行是同一笔：流水号相同，或金额和日期都相同。确是两笔的，请各写流水号或月份。
grid-no-data = 文件是空的。
grid-locked = 文件加了密码，请去掉密码再发。
grid-old-workbook = 这是旧版 xls，请另存为 xlsx 或 csv。
grid-unreadable = 读不出这个文件，请发 xlsx 或 csv。
grid-too-large = 文件太大，请只留六张费用表。
grid-too-many-rows = 行数超过 { $limit }，请只留需要的行。
grid-too-many-columns = 列数超过 { $limit }，请只留需要的列。
grid-gone = 文件已经取不到了，请重新发送。

due-fees-tables = 费用表到期提醒
due-fees-total = 应收表到期提醒
due-fee-notices = 发缴费单
due-fee-reminders = 缴费提醒
due-fee-rate = 收费率日报
due-arrears-list = 欠收表
due-arrears-unreviewed = 提醒审核欠收表
due-fee-notices-left = 补发缴费单
due-fee-notices-rest = 继续发缴费单
due-fee-reminders-rest = 继续发缴费提醒
