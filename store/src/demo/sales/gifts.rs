//! Credits that are given now and then: kept, used, or taken back. They have chances of their own, so that what is sold is the same with
//! them and without.

use chrono::{DateTime, Duration, Utc};
use domain::documents::CreditForm;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::format::Language;
use domain::ids::CreditId;
use sea_orm::DatabaseTransaction;

use super::Buyer;
use super::plan::{Plan, What};
use crate::demo::dice::Dice;
use crate::{StoreError, StoreResult, Tenant, credits};

/// Why credits are given, in French and in English: what the client may read, and what the team notes.
const REASONS: [[(&str, &str); 2]; 4] = [
    [("Geste commercial", "Goodwill gesture"), ("Livraison en retard d’une semaine", "Delivered a week late")],
    [("Bon d’achat de bienvenue", "Welcome voucher"), ("Campagne de printemps", "Spring campaign")],
    [("Remise de fin d’année", "Year-end rebate"), ("Selon le volume de l’année", "By the volume of the year")],
    [("Parrainage", "Referral"), ("A recommandé un voisin", "Recommended a neighbour")],
];

/// A credit that is planned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gift {
    units: i64,
    reason: [(&'static str, &'static str); 2],
    then: Then,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug)]
enum Then {
    Kept,
    Used,
    TakenBack,
}

/// Plans what a client is given: most get nothing.
pub(super) fn plan(buyer: Buyer, now: DateTime<Utc>, plan: &mut Plan, dice: &mut Dice) {
    if !dice.in_100(22) {
        return;
    }
    let days = u32::try_from((now - buyer.since).num_days().max(1)).unwrap_or(u32::MAX);
    let at = buyer.since + Duration::days(i64::from(dice.below(days))) + Duration::minutes(i64::from(dice.below(180)));
    let then = match dice.below(100) {
        0..35 => Then::Kept,
        35..88 => Then::Used,
        _ => Then::TakenBack,
    };
    let gift = Gift { units: 10 + 10 * i64::from(dice.below(14)), reason: *dice.pick(&REASONS), then };
    plan.add(at, What::Give { buyer, gift });
}

/// Gives it, and uses it at once where something is open; what is taken back is so some days later.
pub(super) async fn give(
    tx: &Tenant<DatabaseTransaction>,
    language: Language,
    (buyer, gift): (Buyer, Gift),
    day: DateTime<Utc>,
    plan: &mut Plan,
) -> StoreResult<()> {
    let new = form(language, buyer, gift, day).parse(buyer.currency).map_err(StoreError::Invalid)?;
    let credit = credits::give(tx, new, None).await?;
    match gift.then {
        Then::Kept => {}
        Then::Used => credits::apply(tx, credit.id, &[]).await.map(drop)?,
        Then::TakenBack => plan.add(day + Duration::days(12), What::TakeBack { credit: credit.id }),
    }
    Ok(())
}

/// Takes it back.
pub(super) async fn take_back(tx: &Tenant<DatabaseTransaction>, credit: CreditId) -> StoreResult<()> {
    credits::take_back(tx, credit).await.map(drop)
}

/// A credit as somebody would have typed it.
fn form(language: Language, buyer: Buyer, gift: Gift, day: DateTime<Utc>) -> CreditForm {
    let reading = domain::documents::form::reading(buyer.currency);
    let amount = MinorAmount(gift.units * buyer.currency.minor_per_unit()).written(&reading);
    let said = |(french, english): (&'static str, &'static str)| {
        if language == Language::French { french } else { english }
    };
    let [public, private] = gift.reason;
    let mut text = FormText::default();
    text.set("fields.client", buyer.id.to_string());
    text.set("fields.currency", buyer.currency.as_str());
    text.set("fields.given_on", day.format("%Y-%m-%d").to_string());
    text.set("fields.amount", amount);
    text.set("fields.public_notes", said(public));
    text.set("fields.private_notes", said(private));
    text.into()
}
