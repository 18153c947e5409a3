//! What the browser may ask before and around signing in. Where no session is yet, there is no permission to ask for either.

#![expect(missing_docs, reason = "the arguments of a server function become the fields of its type")]

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::company::CompanyForm;
#[cfg(feature = "ssr")]
use domain::error::{FieldErrors, Refusal};
#[cfg(feature = "ssr")]
use domain::format::Language;
use domain::ids::CompanyId;
#[cfg(feature = "ssr")]
use domain::listings::START;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::users::AccountForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::cookie::{clear_session, lead_to, set_language, set_session};
#[cfg(feature = "ssr")]
use super::next::{safe_next, to_second_factor};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// How many made-up clients the first visit offers: enough to scroll, filter and sort.
#[cfg(feature = "ssr")]
const DEMO_CLIENTS: u32 = 120;
/// The same made-up company for everybody, so that what is said about it holds.
#[cfg(feature = "ssr")]
const DEMO_SEED: u64 = 42;

/// How far an installation has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetupStage {
    /// No company yet; `needs_code` where strangers could reach the server.
    Company {
        /// Whether the one-time code is asked for.
        needs_code: bool,
    },
    /// The owner is there and the company has no client: three ways in.
    Ways {
        /// The company's name.
        company: String,
    },
    /// There is nothing to set up.
    Done,
}

/// The first visit as typed: company and owner in one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    /// The company's name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Its language.
    pub language: String,
    /// Its currency.
    pub currency: String,
    /// France: its SIRET.
    pub siret: String,
    /// Québec: its NEQ.
    pub neq: String,
    /// The owner's name.
    pub user_name: String,
    /// What the owner signs in with.
    pub email: String,
    /// The password chosen.
    pub password: String,
    /// The one-time code printed by the server.
    pub code: String,
}

impl SetupForm {
    /// The company's part.
    #[must_use]
    pub fn company(&self) -> CompanyForm {
        CompanyForm {
            name: self.name.clone(),
            country: self.country.clone(),
            language: self.language.clone(),
            currency: self.currency.clone(),
            siret: self.siret.clone(),
            neq: self.neq.clone(),
        }
    }
}

/// How far the installation has come, for `/setup`.
#[server(prefix = "/api", endpoint = "setup/stage", input = Json, output = Json, client = PageClient)]
pub async fn stage_of_setup() -> Result<SetupStage, AppError> {
    let visitor = session::visitor()?;
    if store::companies::is_empty(&visitor.database).await? {
        return Ok(SetupStage::Company { needs_code: visitor.setup_code.is_some() });
    }
    let Ok(access) = session::require(Permission::ManageSettings) else { return Ok(SetupStage::Done) };
    let tenant = access.read();
    if store::companies::has_no_client(&tenant).await? {
        let company = store::companies::get(&tenant).await?;
        return Ok(SetupStage::Ways { company: company.profile.name.as_str().to_owned() });
    }
    Ok(SetupStage::Done)
}

/// Founds the company and its owner, and signs the owner in. Answers where to go on.
#[server(prefix = "/api", endpoint = "auth/setup", output = Json, client = PageClient)]
pub async fn set_up(#[server(flatten)] form: SetupForm) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let db = &visitor.database;
    if !store::companies::is_empty(db).await? {
        return Err(AppError::Refused(Refusal::AlreadySetUp));
    }
    if let Some(code) = &visitor.setup_code {
        store::attempts::check_setup_code(db, code, &form.code, &visitor.address, visitor.now).await?;
    }
    let company = form.company().parse();
    let account = AccountForm { name: form.user_name, email: form.email, password: form.password }.parse();
    let (company, account) = match (company, account) {
        (Ok(company), Ok(account)) => (company, account),
        (company, account) => return Err(AppError::Invalid(both(company.err(), account.err()))),
    };
    let (company, user) = store::companies::set_up(db, &account, &company, visitor.now).await?;
    let opened = store::sessions::open_for(db, user, company, &visitor.device, visitor.now).await?;
    set_session(&visitor, &opened.token, None);
    lead_to("/setup")
}

/// Fills the empty company with made-up clients and products.
#[server(prefix = "/api", endpoint = "setup/demo", output = Json, client = PageClient)]
pub async fn fill_with_examples() -> Result<String, AppError> {
    let access = session::require(Permission::ManageSettings)?
        .require(Permission::ImportClients)?
        .require(Permission::ImportProducts)?;
    let visitor = session::visitor()?;
    if !store::companies::has_no_client(&access.read()).await? {
        return Err(AppError::Refused(Refusal::NotEmpty));
    }
    let (database, company) = (&visitor.database, access.company());
    Box::pin(store::demo::fill(database, company, DEMO_CLIENTS, DEMO_SEED, visitor.now)).await?;
    Box::pin(store::demo::sell(database, company, DEMO_SEED, visitor.now)).await?;
    lead_to(START)
}

/// Signs in, as far as the second factor where there is one. Answers where to go on.
#[server(prefix = "/api", endpoint = "auth/login", output = Json, client = PageClient)]
pub async fn login(email: Typed, password: Typed, next: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let sign_in = store::sessions::SignIn {
        email: &email,
        password: &password,
        device: &visitor.device,
        address: &visitor.address,
        known_device: visitor.known_device.as_deref(),
        replaces: visitor.signed_in.as_ref().map(|signed_in| signed_in.session),
    };
    let opened = store::sessions::sign_in(&visitor.database, sign_in, visitor.now).await?;
    set_session(&visitor, &opened.token, opened.known_device.as_deref());
    let next = safe_next(&next);
    if opened.awaits_code { lead_to(&to_second_factor(next)) } else { lead_to(next) }
}

/// Completes a sign-in with the second factor.
#[server(prefix = "/api", endpoint = "auth/code", output = Json, client = PageClient)]
pub async fn enter_code(code: Typed, next: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let waiting = visitor.signed_in.clone().filter(|signed_in| signed_in.awaits_code).ok_or(AppError::SignedOut)?;
    let opened = store::sessions::enter_code(
        &visitor.database,
        waiting.session,
        &code,
        visitor.known_device.as_deref(),
        visitor.now,
    )
    .await?;
    set_session(&visitor, &opened.token, opened.known_device.as_deref());
    lead_to(safe_next(&next))
}

/// Signs this device out.
#[server(prefix = "/api", endpoint = "auth/logout", output = Json, client = PageClient)]
pub async fn logout() -> Result<String, AppError> {
    let visitor = session::visitor()?;
    if let Some(signed_in) = &visitor.signed_in {
        store::sessions::sign_out(&visitor.database, signed_in.session).await?;
    }
    clear_session(&visitor);
    lead_to("/login")
}

/// Chooses the language of every screen: in the account when signed in, on this device in any case.
#[server(prefix = "/api", endpoint = "auth/language", output = Json, client = PageClient)]
pub async fn choose_language(language: Typed, back: Typed) -> Result<String, AppError> {
    let visitor = session::visitor()?;
    let language =
        Language::parse(&language).map_err(|error| AppError::Invalid(FieldErrors::one("language", error)))?;
    set_language(&visitor, language);
    if let Ok((_, signed_in)) = session::signed_in() {
        store::accounts::set_language(&visitor.database, signed_in.user, language, visitor.now).await?;
    }
    let door = ["/login", "/setup", "/invite/"].iter().any(|door| back.starts_with(door));
    let plain = back.len() <= 2000 && back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    lead_to(if door && plain { &back } else { safe_next(&back) })
}

/// Goes on in another of the user's companies.
#[server(prefix = "/api", endpoint = "auth/switch-company", output = Json, client = PageClient)]
pub async fn switch_company(company: CompanyId) -> Result<String, AppError> {
    let (visitor, signed_in) = session::signed_in()?;
    store::sessions::switch_company(&visitor.database, &signed_in, company).await?;
    lead_to(START)
}

/// Founds another company, owned by whoever is signed in, and goes on in it.
#[server(prefix = "/api", endpoint = "auth/new-company", output = Json, client = PageClient)]
pub async fn found_company(#[server(flatten)] form: CompanyForm) -> Result<String, AppError> {
    let (visitor, signed_in) = session::signed_in()?;
    let company = form.parse().map_err(AppError::Invalid)?;
    let company = store::companies::create_another(&visitor.database, signed_in.user, &company, visitor.now).await?;
    store::sessions::switch_company(&visitor.database, &signed_in, company).await?;
    lead_to("/setup")
}

#[cfg(feature = "ssr")]
fn both(one: Option<FieldErrors>, other: Option<FieldErrors>) -> FieldErrors {
    let mut errors = one.unwrap_or_default();
    errors.0.extend(other.unwrap_or_default().0);
    errors
}
