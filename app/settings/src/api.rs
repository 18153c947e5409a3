//! What the browser may ask about the company's settings.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{Last, SeriesForm};
use domain::billing::regime::DistanceSold;
#[cfg(feature = "ssr")]
use domain::company::Profile;
use domain::company::{AddressServiceForm, DefaultsForm, ProfileForm};
use domain::error::FieldErrors;
#[cfg(feature = "ssr")]
use domain::format::{Locale, typed};
#[cfg(feature = "ssr")]
use domain::identifiers::phone::national;
#[cfg(feature = "ssr")]
use domain::identifiers::{Iban, PhoneRules, Siret, VatNumber};
use domain::ids::{FileId, ListItemId};
#[cfg(feature = "ssr")]
use domain::lists::NewListItem;
use domain::lists::{ListItem, ListItemForm, ListKind};
use domain::numbers::{NumbersForm, Series};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The company as its forms show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanySettings {
    /// The version that a save is made from.
    pub version: i32,
    /// Who it is.
    pub profile: ProfileForm,
    /// What new clients start with.
    pub defaults: DefaultsForm,
    /// Who is asked for addresses while one types.
    pub address_service: AddressServiceForm,
    /// Whether the pages of its clients draw a map.
    pub shows_map: bool,
    /// Its logo.
    pub logo: Option<FileId>,
    /// Where its days begin (IANA).
    pub time_zone: String,
    /// The payment terms that may be the default: id and words.
    pub terms: Vec<(String, String)>,
    /// How its records are numbered.
    pub numbers: NumbersForm,
    /// What comes next, of each series.
    pub next: BTreeMap<Series, Next>,
    /// How its documents are numbered.
    pub documents: SeriesForm,
    /// The last number that each of their series has given.
    pub given: BTreeMap<DocumentSeries, Last>,
    /// What it sold to consumers of other member states.
    pub sold: DistanceSold,
}

/// What comes next in a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// The counter, for another pattern than the one in force.
    pub counter: u64,
    /// The number by the pattern in force, which no record has.
    pub number: String,
}

/// Writes amounts and rates as the reader does, and the numbers of a business as they are printed.
#[cfg(feature = "ssr")]
fn as_read(form: &mut ProfileForm, profile: &Profile, reader: Locale) {
    let numbers = [
        &mut form.usual_vat,
        &mut form.late_penalty,
        &mut form.share_capital,
        &mut form.hourly_rate,
        &mut form.shipping,
    ];
    for text in numbers {
        *text = typed(text, reader);
    }
    let printed = [
        (&mut form.siret, profile.siret.as_ref().map(Siret::formatted)),
        (&mut form.vat_number, profile.vat_number.as_ref().map(VatNumber::formatted)),
        (&mut form.iban, profile.iban.as_ref().map(Iban::formatted)),
    ];
    for (text, number) in printed {
        if let Some(number) = number {
            *text = number;
        }
    }
}

/// The company: its profile, its defaults, its numbers.
#[server(prefix = "/api", endpoint = "settings/company", input = Json, output = Json, client = PageClient)]
pub async fn company() -> Result<CompanySettings, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    let company = store::companies::get(&tenant).await?;
    let mut next = BTreeMap::new();
    for &series in Series::ALL {
        let (counter, number) = store::numbers::upcoming(&tenant, series).await?;
        next.insert(series, Next { counter, number });
    }
    let documents = store::documents::numbering(&tenant, company.profile.language).await?;
    let mut profile = ProfileForm::of(&company.profile, PhoneRules::numbering_plan());
    if let Some(phone) = &company.profile.phone {
        profile.phone = national(phone, company.profile.country);
    }
    as_read(&mut profile, &company.profile, Locale::pick(session::visitor()?.language, company.profile.country));
    let held = company.defaults.payment_terms;
    let offered = |item: &ListItem| item.kind == ListKind::PaymentTerms && (!item.hidden || Some(item.id) == held);
    let terms = store::lists::choices(&tenant).await?.into_iter().filter(offered);
    Ok(CompanySettings {
        version: company.version,
        terms: terms.map(|item| (item.id.to_string(), item.label)).collect(),
        profile,
        defaults: DefaultsForm::of(&company.defaults),
        address_service: AddressServiceForm::of(&company.address_service),
        shows_map: company.shows_map,
        logo: company.logo,
        time_zone: company.time_zone,
        numbers: NumbersForm::of(&store::numbers::all(&tenant).await?),
        next,
        documents: SeriesForm::of(documents.iter().map(|(series, kept)| (*series, &kept.settings))),
        given: documents.iter().filter_map(|(series, kept)| Some((*series, kept.last?))).collect(),
        sold: store::documents::sold_at_a_distance(&tenant).await?,
    })
}

/// Saves the profile, unless somebody else saved since `version`; answers the version saved.
#[server(prefix = "/api", endpoint = "settings/company-save", input = Json, output = Json, client = PageClient)]
pub async fn save_company(
    /// The version that the form was made from.
    version: i32,
    /// What was typed.
    form: ProfileForm,
) -> Result<i32, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let profile = form.of_its_country().parse(PhoneRules::numbering_plan()).map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let company = store::companies::save_profile(&tx, version, profile).await?;
    tx.commit().await?;
    Ok(company.version)
}

/// Saves what new clients start with and how records and documents are numbered, unless somebody else saved since `version`; answers the
/// version saved.
#[server(prefix = "/api", endpoint = "settings/defaults-save", input = Json, output = Json, client = PageClient)]
pub async fn save_defaults(
    /// The version that the form was made from.
    version: i32,
    /// What was typed of the defaults.
    form: DefaultsForm,
    /// What was typed of the numbers of records.
    numbers: NumbersForm,
    /// What was typed of the numbers of documents.
    documents: SeriesForm,
) -> Result<i32, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let (defaults, numbers, documents) = match (form.parse(), numbers.parse(), documents.parse()) {
        (Ok(defaults), Ok(numbers), Ok(documents)) => (defaults, numbers, documents),
        (defaults, numbers, documents) => {
            return Err(AppError::Invalid(all_wrong([defaults.err(), numbers.err(), documents.err()])));
        }
    };
    let tx = access.begin().await?;
    let company = store::companies::save_defaults(&tx, version, defaults).await?;
    store::numbers::save(&tx, &numbers).await?;
    store::documents::save_numbering(&tx, &documents).await?;
    tx.commit().await?;
    Ok(company.version)
}

/// What is wrong with the parts of a form, together.
pub fn all_wrong(parts: [Option<FieldErrors>; 3]) -> FieldErrors {
    FieldErrors(parts.into_iter().flatten().flat_map(|errors| errors.0).collect())
}

/// Every list, with how often each entry is used.
#[server(prefix = "/api", endpoint = "settings/lists", input = Json, output = Json, client = PageClient)]
pub async fn lists() -> Result<Vec<ListItem>, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    Ok(store::lists::all(&tenant).await?)
}

/// Adds an entry at the end of a list.
#[server(prefix = "/api", endpoint = "settings/list-add", input = Json, output = Json, client = ActClient)]
pub async fn add_list_item(
    /// The list.
    kind: ListKind,
    /// What was typed.
    form: ListItemForm,
) -> Result<ListItem, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse(kind).map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let item = store::lists::add(&tx, new).await?;
    tx.commit().await?;
    Ok(item)
}

/// Changes what an entry says.
#[server(prefix = "/api", endpoint = "settings/list-rename", input = Json, output = Json, client = ActClient)]
pub async fn rename_list_item(
    /// The entry.
    id: ListItemId,
    /// The list.
    kind: ListKind,
    /// What was typed.
    form: ListItemForm,
) -> Result<ListItem, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse(kind).map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let item = store::lists::rename(&tx, id, new).await?;
    tx.commit().await?;
    Ok(item)
}

/// Moves an entry to a place of its list, counted from 0.
#[server(prefix = "/api", endpoint = "settings/list-move", input = Json, output = Json, client = ActClient)]
pub async fn move_list_item(
    /// The entry.
    id: ListItemId,
    /// Its new place, from 0.
    position: u32,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::lists::move_to(&tx, id, position).await?;
    Ok(tx.commit().await?)
}

/// Stops or resumes offering an entry.
#[server(prefix = "/api", endpoint = "settings/list-hide", input = Json, output = Json, client = ActClient)]
pub async fn hide_list_item(
    /// The entry.
    id: ListItemId,
    /// Whether it is offered no more.
    hidden: bool,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::lists::set_hidden(&tx, id, hidden).await?;
    Ok(tx.commit().await?)
}

/// Removes an entry that nothing uses.
#[server(prefix = "/api", endpoint = "settings/list-remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_list_item(
    /// The entry.
    id: ListItemId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::lists::remove(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Brings a removed entry back to its place.
#[server(prefix = "/api", endpoint = "settings/list-restore", input = Json, output = Json, client = ActClient)]
pub async fn restore_list_item(
    /// The entry as it was.
    item: ListItem,
    /// Where it was, from 0.
    position: u32,
) -> Result<ListItem, AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    let new = NewListItem::again(&item).map_err(AppError::Invalid)?;
    let item = store::lists::restore(&tx, new, item.hidden, position).await?;
    tx.commit().await?;
    Ok(item)
}
