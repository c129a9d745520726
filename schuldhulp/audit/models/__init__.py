from schuldhulp.audit.models.regel import AuditRegel
from schuldhulp.audit.models.zegel import AuditZegel

__all__ = ["AuditRegel", "AuditZegel"]
