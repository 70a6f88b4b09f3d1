# 到处用得到的话

not-found = 没有找到，或者不是您的事项。
not-allowed = 抱歉，这一步不由您办理。有需要请联系客服部，我们来帮您。
stranger-not-allowed = 抱歉，请先登记。有邀请码请发送 /start 邀请码，没有请点“申请登记”。
button-stale = 这个按钮已经过期。请打开最新的卡片，或回主页 /home。
somebody-else-was-faster = 刚才有同事先一步处理了。请看更新后的卡片。
went-wrong = 抱歉，刚才出了点问题，已经通知管理人员。请稍后再试一次，或联系前台。
poison-set-aside = ⚠️ 有一条消息处理失败，已另存，编号 { $update }。其他消息不受影响。
due-thing-failed = ⚠️ 有一项定时工作没能完成：{ $kind }（{ $scope }）。其他工作不受影响，请联系技术支持查看日志。
not-understood = 请问您想办什么？有东西坏了，直接把情况用文字或照片发给我就行；其他事情请点下面。
too-fast = 您发得很快，我按顺序一条一条处理，请稍候。
nothing-to-cancel = 现在没有正在填写的内容。
edited = 您修改了前面的消息，但以原来发的为准。要更正或补充，请再发一条新消息。
edited-reported = 您修改了前面的消息，但 <b>{ $number }</b> 已按原来写的登记。要更正或补充，请再发一条新消息，或联系前台。

card-moved = ↓ 见最新卡片
card-left = 您的登记已解除，这张卡片不再更新。
write-privately = 这件事请私下找我：点下面的按钮，单独和我说。
button-write-privately = 💬 私聊管家
