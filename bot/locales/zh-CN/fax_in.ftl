# 商务中心收到的传真：登记、通知、查找、送单、领取、归档

button-fax-in = 📠 来件传真
button-fax-in-count = 📠 来件传真（{ $count }）
button-fax-in-open = { $number } · { $unit } · { $state } · { $since }
button-fax-in-look = 📠 { $number }
button-fax-in-log = 📠 登记来件
button-fax-in-watch-for = 🔔 替客人留意
button-fax-in-watch = 🔔 一有传真就告诉我
button-fax-in-unwatch = 🔕 不再留意：{ $unit } { $name }
button-fax-in-unwatch-mine = 🔕 不用留意了
button-fax-in-register = 📊 传真记录本
button-fax-in-notice = 🖨 打印通知单
button-fax-in-got = ✅ 我拿到了
button-fax-in-code = 🔢 请别人代取
button-fax-in-code-new = 🔢 换一个取件码
button-fax-in-out = 🚪 我不在，请送通知单到单元
button-fax-in-out-phone = 🚪 客人不在，送通知单
button-fax-in-slipped = 📬 通知单已送到
button-fax-in-ask = 🤝 客人在台前，请其确认
button-fax-in-collect = 🔢 凭码代取
button-fax-in-sign = ✍️ 纸面签收
button-fax-in-file = 🗄 归档
button-fax-in-take = 👋 接手
button-fax-in-scan = 📎 取扫描件
button-fax-in-find = 🔎 是哪个单元的
button-fax-in-hold = 📅 收件人将入住
button-fax-in-moved-out = 🚚 收件人已迁出
button-fax-in-nobody = ❓ 查无此人
button-fax-in-reached = ☎️ 已联系上
button-fax-in-given = 🔑 入住时已交

fax-in-short-notified = 已通知
fax-in-short-slip-to-unit = 待送通知单
fax-in-short-slip-delivered = 通知单已送
fax-in-short-tracing = 待查
fax-in-short-no-addressee = 无收件人
fax-in-short-held-for-move-in = 待入住
fax-in-short-moved-in = 已入住，待交
fax-in-short-contacting = 已迁出，联系中
fax-in-short-collected = 已领取
fax-in-short-archived = 已归档
fax-in-receipt-tap = 本人确认
fax-in-receipt-code = 凭取件码
fax-in-receipt-signature = 纸面签收
fax-in-receipt-check-in = 入住时领取

fax-in-overview =
    📠 <b>来件传真</b>

    { $lines }
fax-in-none = 现在没有待领的传真。
fax-in-some = 共 { $count } 份，点一份看详情。
fax-in-waits = 🔔 { $unit } { $name } 在等传真，到{ $until }为止。
fax-in-card =
    📠 <b>传真 { $number }</b> · { $unit } · { $pages } 页 · { $at }
    { $state }

    { $lines }
fax-in-card-gone = 传真 { $number } 不用您处理了。如果刚才通知有误，请见谅。
fax-in-no-unit = 没有单元号
fax-in-for = 👤 收件人：{ $name }
fax-in-from = ☎️ 来自：{ $number }
fax-in-tenant = 🏢 { $tenant }
fax-in-taken = 📝 { $at } { $name } 收
fax-in-kept-by = 👋 现由 { $name } 经办
fax-in-scanned = 📎 有扫描件，只有经办人能取
fax-in-phone-them = 📞 这家没有人能在聊天里收到通知，请打电话。
fax-in-slip-was = 📬 { $at } { $name } 已把通知单送到
fax-in-code-is-out = 🔢 租户已取得取件码，可以凭码代取。

fax-in-state-notified = 🔵 已收到，请您方便时到商务中心来取。
fax-in-state-slip-to-unit = 🔵 传真在商务中心，通知单马上送到您的单元。
fax-in-state-slip-delivered = 🔵 传真在商务中心，通知单已送到您的单元。
fax-in-state-moved-in = 🔵 欢迎入住！这份传真在您入住前收到，请向前台领取，或到商务中心来取。
fax-in-state-asked = 🤝 您在商务中心吗？拿到手后，请点“我拿到了”。
fax-in-state-code = 🔢 取件码 <b>{ $code }</b>：只能用一次，请转告代取的人，到商务中心报姓名和取件码。
fax-in-state-collected = ✅ { $at } 由 { $who } 领取（{ $how }），{ $by } 经手。
fax-in-state-archived = 🗄 { $at } 已归档，需要时请到商务中心查询。
fax-in-job-notified = 🔵 已通知，待领取（{ $since } 起）{ $reminders ->
    [0] 。
   *[other] ；已提醒 { $reminders } 次。
    }
fax-in-job-slip-to-unit = 🟠 请把通知单送到单元，送到后点一下。
fax-in-job-slip-delivered = 🔵 通知单已送到，待领取{ $reminders ->
    [0] 。
   *[other] ；已提醒 { $reminders } 次。
    }
fax-in-job-tracing = 🔴 <b>待查</b>（{ $since } 起）：请客服查是谁的传真；已追问 { $retries } 次。
fax-in-job-no-addressee = 🟠 <b>无收件人</b>（{ $since } 起）：存夹待查；已追问 { $retries } 次。
fax-in-job-held-for-move-in = 📅 收件人将入住：入住时请连同钥匙一起交给客人。
fax-in-job-moved-in = 🔑 收件人已经入住（{ $since } 起）：请交给客人；已提醒 { $reminders } 次。
fax-in-job-contacting = 🔴 收件人已迁出（{ $since } 起）：请客服联系；已追问 { $retries } 次。

fax-in-log-title = 登记来件传真
fax-in-log-text =
    来了什么传真？一句话写单元、收件人、页数，也可以写来电号码和时间，例如：
    <code>传真 0801 王先生 3页 来自 021-62345678 14:20</code>
    没有单元号就不写。
fax-in-log-text-label = 原话
fax-in-log-documents = 请发扫描件（PDF）。
fax-in-log-documents-label = 扫描件
fax-in-log-photos = 请发扫描的照片。
fax-in-log-photos-label = 扫描照片
fax-in-log-pages = 一共几页？
fax-in-log-pages-label = 页数
fax-in-log-unit = 是哪个单元的？
fax-in-log-unit-label = 单元
fax-in-log-addressee = 收件人怎么写的？
fax-in-log-addressee-label = 收件人
fax-in-log-sender = 从哪个号码发来的？
fax-in-log-sender-label = 来自
fax-in-log-came = 几点收到的？例如 14:20、昨天 17:05。
fax-in-log-came-label = 收到时间
fax-in-log-summary = 📠 请核对，确认后登记并通知：
fax-in-goes-here = ➡️ 通知 { $unit } { $tenant }。{ $listed }
fax-in-goes-moves-in = 📅 这家还没入住：存放，通知前台。{ $listed }
fax-in-goes-moved-out = 🚚 这家已经迁出：请客服联系。{ $listed }
fax-in-goes-unknown = ❓ 查不到收件人：标“待查”，马上请客服查。{ $listed }
fax-in-listed = ✓ 名单里有“{ $name }”。
fax-in-not-listed = ⚠️ 名单里没有“{ $name }”，请再核对。
fax-in-logged = 已登记 { $number }
fax-in-time-unclear = 没看懂时间，请写成 14:20 或 昨天 17:05。
fax-in-time-to-come = 这个时间还没到，请再看一下传真上的时间。

fax-in-asked-said = { $number }：已请租户确认，30 分钟内有效。
fax-in-nobody-to-ask = { $number }：这家没有人能在聊天里确认，请用纸面签收。
fax-in-got-said = 已签收 { $number }，谢谢！
fax-in-code-said = { $number } 的取件码在您的卡片上，只有贵方的人看得到。
fax-in-code-void = ⚠️ 有人在商务中心用错误的取件码领传真 { $number }，连错 5 次，取件码已作废。需要代取请重新取码；有疑问请联系前台。
fax-in-out-said = { $number }：通知单会送到单元。
fax-in-slipped-said = { $number }：通知单已送到。
fax-in-taken-said = { $number } 现在由您经办。
fax-in-scan = 📎 传真 { $number } 的扫描件。请勿外传，领取或归档 1 天后不再能取。
fax-in-scan-said = { $number } 的扫描件已发给您，已记录在案。
fax-in-noted = 已记下 { $number }。
fax-in-collect-title = 凭码代取传真
fax-in-collect-name = 来人姓名？（请看证件）
fax-in-collect-name-label = 代取人
fax-in-collect-code = 请输入来人报出的 6 位取件码。
fax-in-collect-code-label = 取件码
fax-in-code-wrong = ⛔ 取件码不对，传真 { $number } 不能交给来人。{ $left ->
    [0] 已连错 5 次，取件码作废，租户已收到提醒。
   *[other] 还可以试 { $left } 次。
    }
fax-in-handed-said = ✅ 传真 { $number } 已交给客人。
fax-in-sign-title = 纸面签收传真
fax-in-sign-name = 谁签收的？请写姓名，并看证件。
fax-in-sign-name-label = 签收人
fax-in-given-title = 入住时交传真
fax-in-given-name = 交给了谁？请写姓名，并看证件。
fax-in-given-name-label = 领取人
fax-in-find-title = 传真的收件单元
fax-in-find-unit = 是哪个单元的？
fax-in-find-unit-label = 单元
fax-in-hold-title = 待入住的传真
fax-in-hold-unit = 收件人将入住哪个单元？
fax-in-hold-unit-label = 单元
fax-in-sorted = ✅ 传真 { $number }：{ $state }。
fax-in-file-title = 归档
fax-in-file-why = 为什么归档？
fax-in-file-why-label = 原因
fax-in-filed-said = 🗄 传真 { $number } 已归档。
fax-in-watch-for-title = 替客人留意传真
fax-in-watch-for-unit = 客人是哪个单元的？
fax-in-watch-for-unit-label = 单元
fax-in-watch-for-name = 客人姓名？
fax-in-watch-for-name-label = 姓名
fax-in-watch-noted = 🔔 已记下：一有传真马上通知，到{ $until }为止。
fax-in-watch-begun = 🔔 好的，一有您的传真就马上告诉您，到{ $until }为止。
fax-in-watch-ended = 已取消留意。
fax-in-watch-over = 🔕 您等的传真（{ $name }）这几天没有收到，不再留意了。还要等的话，请再说一声。
fax-in-watch-over-mine = 🔕 您等的传真这几天没有收到，不再留意了。还要等的话，请再说一声。
fax-in-watched = 🔔 您等的传真到了：{ $number }。请到商务中心来取。
fax-in-watched-phone = 📞 { $name } 等的传真 { $number } 到了，在聊天里通知不到，请打电话。

fax-in-is-notified = 传真 { $number } 已通知租户，不用再办这一步。
fax-in-is-slip-to-unit = 传真 { $number } 的通知单正要送到单元。
fax-in-is-slip-delivered = 传真 { $number } 的通知单已经送到。
fax-in-is-tracing = 传真 { $number } 还在查是谁的，请先确定收件单元。
fax-in-is-no-addressee = 传真 { $number } 没有找到收件人，请先确定收件单元。
fax-in-is-held-for-move-in = 传真 { $number } 正等收件人入住。
fax-in-is-moved-in = 传真 { $number } 的收件人已经入住，不用再办这一步。
fax-in-is-contacting = 传真 { $number } 的收件人已迁出，正在联系。
fax-in-is-collected = 传真 { $number } 已经领走了。
fax-in-is-archived = 传真 { $number } 已经归档了。
fax-in-same-unit = 传真 { $number } 本来就登记在这个单元。
fax-in-unit-empty = 这个单元现在没有租户。收件人将入住或已迁出，请点相应的按钮。
fax-in-moved-out = 传真 { $number } 的收件人已迁出，不能把通知单送到原来的单元。
fax-in-taken-already = 传真 { $number } 已经由您经办。
fax-in-nobody-there = 传真 { $number } 现在没有租户可以确认。
fax-in-not-asked = 请到商务中心当面领取：请那里的同事点“请其确认”，再点“我拿到了”。
fax-in-no-code = 租户没有给传真 { $number } 取得取件码，或者取件码已作废，不能代取。请租户在卡片上点“请别人代取”。
fax-in-scan-not-yours = 传真 { $number } 由同事经办，扫描件只有经办人能取。需要的话请先接手。
fax-in-scan-none = 传真 { $number } 没有扫描件，或者已过保存期。
fax-in-no-notice = 传真 { $number } 现在不需要通知单。
fax-in-watch-already = 已经在替您留意了，一有传真就告诉您。
fax-in-watch-notified = 您等的传真已经到了。
fax-in-watch-withdrawn = 已经取消留意了。
fax-in-watch-expired = 留意的时间已过。

fax-in-still-sought = 🔴 传真 { $number } 还不知道是谁的，请再查一下；查不到的 { $days } 个工作日后归档。
fax-in-still-unreached = 🔴 传真 { $number } 的收件人已迁出，还没有联系上，请再联系一下；联系不上的 { $days } 个工作日后归档。
fax-in-filed = 🗄 传真 { $number } 查了 { $days } 个工作日没有结果，已归档，请放入档案夹。
fax-in-filed-unreached = 🗄 传真 { $number } 的收件人已迁出，{ $days } 个工作日没有联系上，已归档，请放入档案夹。
fax-in-slip-waits = 🟠 传真 { $number } 的通知单还没有送到单元，请送一下。
fax-in-lies = 📞 传真 { $number } 放了 { $days } 天，还没有人来取。请打电话。
fax-in-moved-in = 🔑 传真 { $number } 的收件人已经入住，请交给客人。
fax-in-paper-slip-to-unit = 🖨 传真 { $number } 的通知单：请打印并送到单元。
fax-in-paper-slip-delivered = 🖨 传真 { $number } 的通知单。
fax-in-paper-held-for-move-in = 🖨 传真 { $number } 的书面通知：收件人将入住，入住时请一并交给客人。
fax-in-paper-no-addressee = 🖨 传真 { $number } 的无收件人单：请与传真一起存夹。
fax-in-notice-title-slip-to-unit = 传真通知单
fax-in-notice-title-slip-delivered = 传真通知单
fax-in-notice-title-held-for-move-in = 传真通知单（待入住）
fax-in-notice-title-no-addressee = 无收件人传真单
fax-in-notice-where-slip-to-unit = 请到商务中心领取（工作日 { $hours }），前台电话 { $number }
fax-in-notice-where-slip-delivered = 请到商务中心领取（工作日 { $hours }），前台电话 { $number }
fax-in-notice-where-held-for-move-in = 存商务中心（工作日 { $hours }）；请前台在客人入住时交付，前台电话 { $number }
fax-in-notice-where-no-addressee = 存商务中心待查（工作日 { $hours }），前台电话 { $number }
fax-in-notice-unit = 单元
fax-in-notice-addressee = 收件人
fax-in-notice-tenant = 租户
fax-in-notice-came = 收到时间
fax-in-notice-pages = 页数
fax-in-notice-sender = 来自
fax-in-notice-by = 登记人
fax-in-notice-where = 领取
fax-in-notice-signed = 签收
fax-in-notice-day = 日期
fax-in-notice-footing = 传真内容保密，请本人或凭取件码领取。

fax-in-register-which = 传真记录本：要哪几天的？
fax-in-register = 📊 传真记录本，{ $first } 到 { $last }，共 { $count } 份。内含个人信息，请勿外传。
fax-in-log-sheet = 传真记录本
fax-in-log-heading = 传真记录本（{ $first } 至 { $last }）
fax-in-column-number = 编号
fax-in-column-came = 收到时间
fax-in-column-addressee = 收件人
fax-in-column-unit = 单元
fax-in-column-tenant = 租户
fax-in-column-pages = 页数
fax-in-column-sender = 来自
fax-in-column-taken-by = 登记人
fax-in-column-state = 状态
fax-in-column-notified = 通知时间
fax-in-column-slip = 通知单送达
fax-in-column-retries = 追问次数
fax-in-column-closed = 领取/归档时间
fax-in-column-receipt = 方式
fax-in-column-fetched-by = 领取人
fax-in-column-handed-by = 经手人
due-fax-in-retry = 再请客服查传真收件人
due-fax-in-archive = 查不到收件人的传真归档
due-fax-in-remind = 提醒领取传真
due-fax-in-move-in = 看传真收件人是否已入住
due-fax-in-forget = 清除传真扫描件
due-fax-in-watch-ends = 留意传真到期
desk-faxes = 📠 待查传真
