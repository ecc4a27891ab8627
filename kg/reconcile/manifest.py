"""What the service says of itself: one manifest a version, for their forms exclude each other."""

from __future__ import annotations

from kg import __version__
from kg.iri import Names
from kg.reconcile.dialect import Json, type_of
from kg.reconcile.extend import SETTINGS
from kg.reconcile.preview import HEIGHT, WIDTH
from kg.reconcile.schema import DEFAULT_TYPES, TYPES


def manifest_02(names: Names, root: str) -> Json:
    """Version 0.2; `root` is the address of the service, without a slash at its end."""
    services = {
        what: {
            "service_url": root,
            "service_path": f"/suggest/{what}",
            "flyout_service_url": root,
            "flyout_service_path": f"/flyout/{what}?id=${{id}}",
        }
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": _name(names),
        "identifierSpace": names.id,
        "schemaSpace": names.chv.iri,
        "serviceVersion": __version__,
        "defaultTypes": [type_of("0.2", TYPES[it]) for it in DEFAULT_TYPES],
        "view": {"url": f"{root}/view?id={{{{id}}}}"},
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": services,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/extend/propose"},
            "property_settings": list(SETTINGS),
        },
    }


def manifest_10(names: Names, root: str, language: str = "en") -> Json:
    """Version 1.0-draft. Its paths are fixed: /reconcile, /suggest/…, /preview, /extend, /extend/propose."""
    return {
        "versions": ["1.0-draft"],
        "name": _name(names),
        "lang": "en",
        "dir": "ltr",
        "serviceVersion": __version__,
        "defaultTypes": [type_of("1.0-draft", TYPES[it], language) for it in DEFAULT_TYPES],
        "view": {"url": f"{root}/view?id={{id}}"},
        "preview": {"width": WIDTH, "height": HEIGHT},
        "suggest": {"entity": True, "type": True, "property": True},
        "extend": {"proposeProperties": True, "propertySettings": [_setting(it) for it in SETTINGS]},
        "standardizedScore": True,
    }


def _name(names: Names) -> str:
    return f"Places, incidents, belligerents and sources in pages of {names.monitor_name}"


def _setting(old: Json) -> Json:
    """A setting in the words of 1.0-draft."""
    renamed = {"name": "id", "label": "name", "help_text": "helpText"}
    return {renamed.get(key, key): value for key, value in old.items()}
