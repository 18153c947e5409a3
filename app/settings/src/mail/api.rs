//! What the page of e-mail asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::billing::kind::DocumentKind;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
use domain::format::Language;
#[cfg(feature = "ssr")]
use domain::identifiers::Email;
use domain::ids::MailId;
#[cfg(feature = "ssr")]
use domain::mail::MailState;
#[cfg(feature = "ssr")]
use domain::mail::template::KINDS;
use domain::mail::{MailForm, MailProblem, SentMail, Template, TemplateForm};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use engines::mail::port::{Essay, NotSent, mailer};
#[cfg(feature = "ssr")]
use engines::mail::usual::usual;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};
#[cfg(feature = "ssr")]
use kit::words::{td_string, words_in};

/// The settings of e-mail as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailShown {
    /// What stands in the form; never the password.
    pub form: MailForm,
    /// The version that a save is made from; 0 before the first.
    pub version: i32,
    /// Whether there is a password.
    pub has_password: bool,
    /// A template for each kind and language: the company's own, else the usual.
    pub templates: Vec<ShownTemplate>,
    /// What the company is called.
    pub company: String,
    /// How the link of a letter begins.
    pub link: String,
}

/// A template, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownTemplate {
    /// The template.
    pub template: Template,
    /// The version that a save is made from; 0 while the usual words hold.
    pub version: i32,
}

/// What a save of the settings has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMail {
    /// The version that the next save is made from.
    pub version: i32,
    /// Whether there is a password now.
    pub has_password: bool,
}

/// How a test message went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tried {
    /// The server has taken it, for this address.
    Sent(String),
    /// It did not go: why, and what the server said.
    NotSent(MailProblem, String),
}

/// The settings, with the templates.
#[server(prefix = "/api", endpoint = "mail/settings", input = Json, output = Json, client = PageClient)]
pub async fn mail_settings() -> Result<MailShown, AppError> {
    let public_url = session::visitor()?.public_url;
    let t = session::require(Permission::ManageSettings)?.read();
    let kept = store::mail::settings(&t).await?;
    let profile = store::companies::get(&t).await?.profile;
    let own = store::mail::templates(&t).await?;
    let languages = [Language::French, Language::English];
    let shown = |kind, language| {
        let written = own.iter().find(|own| own.template.kind == kind && own.template.language == language);
        let version = written.map_or(0, |own| own.version);
        ShownTemplate { template: written.map_or_else(|| usual(kind, language), |own| own.template.clone()), version }
    };
    let templates = KINDS.iter().flat_map(|kind| languages.map(|language| shown(*kind, language))).collect();
    // What the company is known by is what its letters most likely come from.
    let fresh = || MailForm {
        sender_name: profile.name.as_str().chars().take(100).collect(),
        sender: profile.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        ..MailForm::default()
    };
    Ok(MailShown {
        form: kept.as_ref().map_or_else(fresh, |kept| MailForm::of(&kept.settings)),
        version: kept.as_ref().map_or(0, |kept| kept.version),
        has_password: kept.is_some_and(|kept| kept.has_password),
        templates,
        company: profile.name.to_string(),
        link: format!("{}/portal/d/…", public_url.trim_end_matches('/')),
    })
}

/// Saves the settings, unless somebody else saved since `version`.
#[server(prefix = "/api", endpoint = "mail/settings-save", input = Json, output = Json, client = PageClient)]
pub async fn save_mail(
    /// The version that the form was made from.
    version: i32,
    /// What was typed.
    form: MailForm,
) -> Result<SavedMail, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse().map_err(AppError::Invalid)?;
    let new = store::mail::sealed(&access, new)?;
    let tx = access.begin().await?;
    let version = store::mail::save_settings(&tx, version, new).await?;
    let has_password = store::mail::settings(&tx).await?.is_some_and(|kept| kept.has_password);
    tx.commit().await?;
    Ok(SavedMail { version, has_password })
}

/// Sends a message to whoever asks, by the settings that are saved.
#[server(prefix = "/api", endpoint = "mail/try", input = Json, output = Json, client = PageClient)]
pub async fn try_mail() -> Result<Tried, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let (visitor, signed_in) = session::signed_in()?;
    let to = Email::kept(&signed_in.email).map_err(|_| AppError::NotFound)?;
    let server = store::mail::server(&access).await?;
    let (settings, password) = server.ok_or(AppError::Refused(Refusal::NoMailServer))?;
    let company = store::companies::get(&access.read()).await?.profile.name.to_string();
    let l = words_in(visitor.language);
    let essay = Essay {
        settings,
        password,
        to: to.clone(),
        subject: td_string!(l, mail.try_subject, company = company.clone()).to_string(),
        text: td_string!(l, mail.try_text, company = company).to_string(),
    };
    match mailer()?.0.try_out(essay).await {
        Ok(()) => Ok(Tried::Sent(to.to_string())),
        Err(NotSent::Busy) => Err(AppError::Busy),
        Err(NotSent::Problem(what, said)) => Ok(Tried::NotSent(what, said)),
    }
}

/// Keeps the company's own words, unless somebody else wrote others since `version`; answers the version kept.
#[server(prefix = "/api", endpoint = "mail/template-save", input = Json, output = Json, client = PageClient)]
pub async fn save_template(
    /// For which documents.
    kind: DocumentKind,
    /// In which language.
    language: Language,
    /// The version that the form was made from.
    version: i32,
    /// What was typed.
    form: TemplateForm,
) -> Result<i32, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let (subject, text) = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let version = store::mail::save_template(&tx, (kind, language), version, &subject, &text).await?;
    tx.commit().await?;
    Ok(version)
}

/// Goes back to the usual words, unless somebody else wrote others since `version`, and answers them.
#[server(prefix = "/api", endpoint = "mail/template-reset", input = Json, output = Json, client = PageClient)]
pub async fn reset_template(
    /// For which documents.
    kind: DocumentKind,
    /// In which language.
    language: Language,
    /// The version that is given up.
    version: i32,
) -> Result<Template, AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::mail::forget_template(&tx, (kind, language), version).await?;
    tx.commit().await?;
    Ok(usual(kind, language))
}

/// A page of the outbox, and whether there is more.
#[server(prefix = "/api", endpoint = "mail/outbox", input = Json, output = Json, client = PageClient)]
pub async fn outbox(
    /// Those alone that wait for somebody to decide.
    only_waiting: bool,
    /// The last one that is shown already.
    before: Option<MailId>,
) -> Result<(Vec<SentMail>, bool), AppError> {
    let t = session::require(Permission::ManageSettings)?.read();
    let states: &[MailState] = if only_waiting { &[MailState::Dead, MailState::Unsure] } else { &[] };
    Ok(store::mail::page(&t, states, before).await?)
}
