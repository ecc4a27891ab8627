"""Identity: which incident a document is about, and what its document is called (DECISIONS 5).

An incident is keyed on the site's id, else on the permalink, else on its full set of current codes, never on a
previous code. A text page without an id joins a record with one only where exactly one such record has the same full
code set; any other likeness becomes a finding. Keys once given are frozen in a ledger file that is committed with the
pages, sorted, and written by `kg build`.
"""

from kg.ledger.documents import document_keys
from kg.ledger.file import held, load, save
from kg.ledger.identity import Identity, own_key
from kg.ledger.incidents import Ledger, Named

__all__ = ["Identity", "Ledger", "Named", "document_keys", "held", "load", "own_key", "save"]
