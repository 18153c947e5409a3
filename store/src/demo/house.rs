//! The company itself: where it is, how it is registered and paid, as its papers say it.

use chrono::{DateTime, Utc};
use domain::company::Profile;
use domain::error::FieldError;
use domain::field::MinorAmount;
use domain::identifiers::{Bic, Email, Iban, Naf, Phone, VatNumber, Website};
use domain::ids::CompanyId;
use domain::text::{LongText, Text};

use crate::{Access, Database, StoreError, StoreResult, companies};

/// Fills in what a French company has not said of itself when it was set up: what its papers are to say. The account is a bank's sample.
pub async fn settle(database: &Database, company: CompanyId, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = Access::operator(database.clone(), company, now).begin().await?;
    let known = companies::get(&tx).await?;
    let profile = told(known.profile).map_err(|error| StoreError::Corrupt(format!("demonstration: {error:?}")))?;
    companies::save_profile(&tx, known.version, profile).await?;
    tx.commit().await
}

fn told(known: Profile) -> Result<Profile, FieldError> {
    Ok(Profile {
        legal_form: Some(Text::parse("SARL")?),
        share_capital: Some(MinorAmount(2_500_000)),
        naf: Some(Naf::parse("4332A")?),
        rcs: Some(Text::parse("Lyon B 732 829 320")?),
        vat_number: known.siret.as_ref().map(|siret| VatNumber::of_french(&siret.siren())),
        email: Some(Email::parse("contact@atelier-nord.example")?),
        phone: Some(Phone::parse("+33465710142")?),
        website: Some(Website::parse("https://atelier-nord.example")?),
        line1: Some(Text::parse("18 quai des Ateliers")?),
        postal_code: Some(Text::parse("69009")?),
        city: Some(Text::parse("Lyon")?),
        iban: Some(Iban::parse("FR7630006000011234567890189")?),
        bic: Some(Bic::parse("AGRIFRPP")?),
        footer: Some(LongText::parse("Assurance professionnelle souscrite pour la France entière.")?),
        ..known
    })
}
