# Visitors who ask for a company or a resident

visitor-call-first = I am sorry, we cannot look companies or residents up for visitors, nor say whether they are in the building. Please call them first, and register at the front desk on floor 1 when you are here. That is all the information we can give.
visitor-say-not-here = "{ $who }" is not in the directory. To a visitor, please say: "Sorry, that company is not registered here; please call them first."
visitor-say-no-more = For colleagues only: please do not tell the visitor. Call the tenant first; if they insist, say: "I'm sorry, that is all the information we can give." (Looked up: { $who })
