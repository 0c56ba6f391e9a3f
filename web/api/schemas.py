"""What goes in and comes out of the API. The contents of facts and members are the vocabulary's to judge, not ours."""

from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validate, validates_schema

from web.bsn import MESSAGE, holds_bsn


class ProfileSchema(Schema):
    """A household: where, when, what is known of it and what it receives."""

    on = fields.Date(required=True, metadata={"description": "Reference date", "example": "2026-07-01"})
    municipality = fields.String(
        required=True,
        validate=validate.Regexp(r"^GM\d{4}$", error="Schrijf de CBS-code, bijvoorbeeld GM0484."),
        metadata={"description": "CBS code", "example": "GM0484"},
    )
    facts = fields.Dict(keys=fields.String(), metadata={"description": "Facts by name; absent is unknown"})
    members = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Dict(keys=fields.String())),
        metadata={"description": "Members by kind; [] is none, absent is unknown"},
    )
    receives = fields.Dict(keys=fields.String(), metadata={"description": "EUR per month now, by scheme id"})
    last_year = fields.Dict(keys=fields.String(), metadata={"description": "Facts and members as they were last year"})

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def refuse_bsn(self, _data: Any, original: Any, **_arguments: Any) -> None:
        """Refuse a citizen service number wherever it stands."""
        if holds_bsn(original):
            raise ValidationError(MESSAGE)


class _Open(Schema):
    """An object of which the contract names the fields below; others may be added."""

    class Meta:
        """Unknown fields are allowed."""

        unknown = INCLUDE


class RangeSchema(_Open):
    """An amount in whole cents, from the least to the most it can be."""

    min_cents = fields.Integer()
    max_cents = fields.Integer()


class SchemeSchema(_Open):
    """One scheme: status, amount, conditions, calculation."""

    id = fields.String()
    title = fields.String()
    level = fields.String(validate=validate.OneOf(["national", "municipal", "fund"]))
    theme = fields.String()
    status = fields.String(
        validate=validate.OneOf(["eligible", "needs_judgement", "unknown", "not_eligible", "not_covered"])
    )
    unlikely = fields.Boolean(metadata={"description": "Only a rare situation opens it: the question in `missing`"})
    too_wide = fields.Boolean(metadata={"description": "The range says too little to lead with"})
    amount = fields.Nested(RangeSchema, allow_none=True)
    monthly_shown = fields.Integer(allow_none=True)
    new_money = fields.Nested(RangeSchema, allow_none=True)
    conditions = fields.List(fields.Dict())
    missing = fields.List(fields.String())
    steps = fields.List(fields.Dict())
    rule = fields.Dict()


class TotalSchema(_Open):
    """Sums over all schemes."""

    new_money_per_year = fields.Nested(RangeSchema)
    one_off = fields.Nested(RangeSchema)
    retroactive = fields.Nested(RangeSchema)


class AdviceSchema(_Open):
    """The advice."""

    on = fields.Date()
    municipality = fields.String()
    receipt = fields.Dict()
    schemes = fields.List(fields.Nested(SchemeSchema))
    total = fields.Nested(TotalSchema)
    too_wide = fields.Boolean(metadata={"description": "The total of the year says too little to lead with"})
    questions = fields.List(fields.Dict())
    actions = fields.List(fields.Dict())
    errors = fields.List(fields.Dict())


class ProblemSchema(Schema):
    """An error as RFC 9457 describes it."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    problems = fields.List(fields.Dict(keys=fields.String(), values=fields.String()))
