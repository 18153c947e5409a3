//! What is asked for a letter with a statement.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::billing::kind::DocumentKind;
use domain::documents::statement::StatementQuery;
#[cfg(feature = "ssr")]
use domain::format::Language;
#[cfg(feature = "ssr")]
use domain::identifiers::Email;
use domain::ids::ClientId;
use domain::mail::LetterForm;
#[cfg(feature = "ssr")]
use domain::mail::template::linked;
#[cfg(feature = "ssr")]
use domain::mail::{Reachable, Recipients, proposed};
use leptos::prelude::*;
use uuid::Uuid;

use engines::mail::fields::LetterStart;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};
#[cfg(feature = "ssr")]
use kit::words::{td_string, words_in};

/// What a letter with a client's statement begins with: whoever is responsible for bills, as for an invoice.
#[server(prefix = "/api", endpoint = "mail/statement-letter", input = Json, output = Json, client = PageClient)]
pub async fn start_statement_letter(
    /// The client.
    client: ClientId,
) -> Result<LetterStart, AppError> {
    let public_url = session::visitor()?.public_url;
    let tenant = session::require(Permission::EditDocuments)?.read();
    let company = store::companies::get(&tenant).await?.profile;
    let of = store::clients::get(&tenant, client).await?;
    let spoken = of.data.language.as_ref().and_then(|language| Language::parse(language.as_str()).ok());
    let l = words_in(spoken.unwrap_or(company.language));
    let (people, own) = store::mail::reachable(&tenant, client).await?;
    let Recipients { to, cc } = proposed(DocumentKind::Invoice, &people, own.as_ref());
    let kept = store::mail::settings(&tenant).await?;
    let let_in = store::portal::let_in_at(&tenant, client).await?;
    let mut text = td_string!(l, mail.usual_statement_text, company = company.name.to_string()).to_string();
    if let_in.is_empty() {
        // Where nobody has one, nothing is said of it.
        text = linked(&text, None);
    }
    if let Some(signature) = kept.as_ref().and_then(|kept| kept.settings.signature.as_ref()) {
        text = format!("{text}\n\n{signature}");
    }
    let subject = td_string!(l, mail.usual_statement_subject, company = company.name.to_string()).to_string();
    let listed = |emails: &[Email]| emails.iter().map(Email::as_str).collect::<Vec<_>>().join(", ");
    let form = LetterForm {
        to: listed(&to),
        cc: listed(&cc),
        subject: subject.chars().take(200).collect(),
        text,
        attach: "on".to_owned(),
        ..LetterForm::default()
    };
    let named = |person: &Reachable| format!("{} ({})", person.name, person.email);
    let own = people.iter().filter(|person| let_in.contains_key(&person.email.folded()));
    Ok(LetterStart {
        form,
        linked: own.map(|person| person.email.to_string()).collect(),
        people: people.iter().map(named).collect(),
        is_set: kept.is_some(),
        link: format!("{}/portal/d/…", public_url.trim_end_matches('/')),
    })
}

/// Has a client's statement sent. Asked for twice with one key, it is sent once.
#[server(prefix = "/api", endpoint = "mail/statement-send", input = Json, output = Json, client = PageClient)]
pub async fn send_statement(
    /// The client.
    client: ClientId,
    /// Which days, and whether only what is open.
    asked: StatementQuery,
    /// What was typed.
    form: LetterForm,
    /// What tells it from every other letter.
    key: Option<Uuid>,
) -> Result<(), AppError> {
    let access = session::require(Permission::EditDocuments)?;
    let letter = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    store::mail::queue_statement(&tx, (client, asked), letter, key.map(|key| key.to_string())).await?;
    Ok(tx.commit().await?)
}
