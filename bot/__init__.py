"""Guanjia (管家): a property-management company's customer-service department, inside Telegram."""
