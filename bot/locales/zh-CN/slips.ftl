# 工程维修工作单（一式三联），打印时一律用中文

slip = 🖨 工作单 { $number }

slip-title = 工程维修工作单
slip-number = № { $number }
slip-copy-1 = 第一联　客服部留存
slip-copy-2 = 第二联　工程部留存
slip-copy-3 = 第三联　客户留存
slip-intake = 报修编号 { $number }
slip-printed = 打印时间 { $at }
slip-page = 第 { $page } 页 共 { $pages } 页
slip-void = 作　废

# 报修
slip-tenant = 用户名称
slip-place = 单元位置
slip-department = 报修部门
slip-department-chat = 在线报修
slip-department-phone = 客服部（电话）
slip-department-walk-in = 客服部（来访）
slip-department-letter = 客服部（来函）
slip-department-inspection = 客服部（巡检）
slip-department-security = 秩序维护部
slip-reporter = 报修人
slip-reported = 报修时间
slip-urgency = 紧急程度
slip-category = 维修类别
slip-charge = 收费性质
slip-chargeable = ■ 收费　□ 无偿
slip-free-of-charge = □ 收费　■ 无偿
slip-entry = 调度记录
slip-entry-number = 第 { $number } 号
slip-taken = 记录人
slip-text = 报修内容

# 派工与维修
slip-issuer = 开单人
slip-date = 日期
slip-time = 时间
slip-technician = 维修人员
slip-accepted = 接单时间
slip-arrived = 到场时间
slip-completed = 完工时间
slip-work = 工作内容
slip-item = 材料 / 项目
slip-count = 数量
slip-price = 单价（元）
slip-amount = 金额（元）
slip-free = 免费
slip-materials = 材料费
slip-labour = 人工费
slip-total = 合计

# 核实与签字
slip-result = 处理结果
slip-rework = 返修次数
slip-rework-times = { $count } 次
slip-rejected = 返修原因
slip-void-why = 作废原因
slip-signed = 客服签字
slip-confirmed = 客户签字
slip-online = 在线确认
