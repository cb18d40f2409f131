from sayso.errors import UsageError
EXPORTS={}
def named_exports(x): return tuple(x)
