//! How a payment by card stands in its row.

use domain::billing::allocation::Part;
use domain::cards::{CardProblem, CardSettings, CardState};
use domain::ids::DocumentId;
use domain::money::{Currency, Money};
use sea_orm::JsonValue;
use uuid::Uuid;

use crate::columns::read;
use crate::entities::card_payment::Model;
use crate::entities::card_settings;
use crate::{StoreError, StoreResult};

/// What became of it.
pub(super) fn state(row: &Model) -> StoreResult<CardState> {
    CardState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state {:?} of {}", row.state, row.id)))
}

/// What is to be looked at.
pub(super) fn problem(row: &Model) -> StoreResult<Option<CardProblem>> {
    let read = |problem: &String| {
        CardProblem::parse(problem).map_err(|_| StoreError::Corrupt(format!("problem {problem:?} of {}", row.id)))
    };
    row.problem.as_ref().map(read).transpose()
}

/// How much.
pub(super) fn amount(row: &Model) -> StoreResult<Money> {
    let currency: Currency = read(row.currency.clone(), "currency", row.id)?;
    Ok(Money::new(row.amount_minor, currency))
}

/// What it pays of which invoice.
pub(super) fn parts(row: &Model) -> StoreResult<Vec<Part>> {
    let currency = amount(row)?.currency();
    let parts: Vec<(Uuid, i64)> = serde_json::from_value(row.parts.clone())?;
    let part = |(invoice, minor)| Part { invoice: DocumentId(invoice), amount: Money::new(minor, currency) };
    Ok(parts.into_iter().map(part).collect())
}

/// The same as it is kept.
pub(super) fn written(parts: &[Part]) -> StoreResult<JsonValue> {
    let parts: Vec<(Uuid, i64)> = parts.iter().map(|part| (part.invoice.0, part.amount.minor())).collect();
    Ok(serde_json::to_value(parts)?)
}

/// What does not read of settings and payments.
pub(crate) fn check(settings: Option<card_settings::Model>, payments: Vec<Model>) -> Vec<StoreError> {
    let mut wrong = Vec::new();
    if let Some(row) = settings {
        wrong.extend(serde_json::from_value::<CardSettings>(row.settings).err().map(StoreError::from));
    }
    for row in payments {
        wrong.extend(state(&row).err());
        wrong.extend(problem(&row).err());
        wrong.extend(parts(&row).err());
    }
    wrong
}
