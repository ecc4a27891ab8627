"""The columns of the tables: a contract with everybody who reads them. New columns go behind the old ones."""

_COUNTS = ("killed_min", "killed_max", "injured_min", "injured_max")


def _of(*groups: str) -> tuple[str, ...]:
    return tuple(f"{group}_{count}" for group in groups for count in _COUNTS)


#: The first six tables and the columns up to each comment are fixed; the others came later and may still grow.
COLUMNS: dict[str, tuple[str, ...]] = {
    "incidents": (
        *("incident", "document", "codes", "previous_codes", "conflicts", "site_id", "permalink", "date", "date_end"),
        *(
            "place_ar",
            "place_en",
            "region",
            "country",
            "latitude",
            "longitude",
            "accuracy",
            "harm_reported",
            "harm_status",
        ),
        *("strike_types", "strike_status", "causes", "infrastructure", "impact", *_COUNTS),
        *("children_killed_min", "children_killed_max", "women_killed_min", "women_killed_max"),
        *("men_killed_min", "men_killed_max", "children_injured_min", "children_injured_max"),
        *("women_injured_min", "women_injured_max", "men_injured_min", "men_injured_max"),
        *("belligerents_killed_min", "belligerents_killed_max", "suspected_belligerents", "known_belligerents"),
        *("declared_sources", "last_updated"),
        # fixed up to here
        *("time_of_day", "observations", "suspected_targets", "known_targets"),
        *_of("healthcare_personnel", "journalists"),
        *("belligerents_injured_min", "belligerents_injured_max", "killed_as_written", "injured_as_written"),
        *("families_killed_as_written", "families_injured_as_written"),
        *("other_groups_killed_as_written", "other_groups_injured_as_written"),
        *("date_as_written", "additional_points", "additional_shapes", "geolocation_as_written", "geolocation_notes"),
        "place_other",
        *("damage", "professions", "geolocation_status", "incident_status", "declassified_document", "notes"),
    ),
    "positions": (
        *("incident", "document", "belligerent", "role", "position", "reason", "deaths_conceded_min"),
        *("deaths_conceded_max", "injuries_conceded_min", "injuries_conceded_max", "mgrs", "conceded_as_written"),
        *("stated_location", "location_accuracy"),
        # fixed up to here
        *("deaths_conceded_as_written", "injuries_conceded_as_written", "distance_km", "notes"),
    ),
    "statements": (
        *("incident", "document", "belligerent", "kind", "date", "url", "text", "issued_by", "reference"),
        # fixed up to here
        *("original_text", "period", "period_first_day", "period_last_day", "strikes", "near", "mentions"),
        *("none_reported", "parts", "notes"),
    ),
    "sources": (
        *("incident", "document", "name", "url", "archive_url", "tags", "date"),
        # fixed up to here
        *("text", "notes"),
    ),
    "victims": (
        *("incident", "document", "name_en", "name_ar", "age", "gender", "outcome", "group", "moh_id", "notes"),
        # fixed up to here
        *("pregnant", "group_as_written", "url"),
    ),
    "claims": (
        *("incident", "document", "claimant", "claimant_kind", "relays", "attribution", "attributed_to", *_COUNTS),
        *("children_killed_min", "children_killed_max", "women_killed_min", "women_killed_max"),
        *("killed_as_written", "killed_bound", "injured_as_written", "injured_bound", "unit", "date"),
        *("quote", "quote_start", "quote_end", "reading", "checked_by"),
        *("men_killed_min", "men_killed_max", "children_injured_min", "children_injured_max"),
        *("women_injured_min", "women_injured_max", "men_injured_min", "men_injured_max", "place"),
        *("claimant_actor",),
    ),
    "media": ("incident", "document", "kind", "origin", "url", "caption", "graphic"),
    "citations": (*("incident", "document", "name", "url", "archive_url", "issued_by", "date", "text", "notes"),),
    "documents": (
        *("incident", "document", "sha256", "bytes", "length", "format", "captured_from", "archive_url"),
        *("captured", "collector", "declared_sources", "declared_media"),
    ),
}
