//! What a letter about a document begins with.

use domain::billing::kind::DocumentKind;
use domain::company::Company;
use domain::documents::Document;
use domain::format::{DateStyle, Language, Locale as Format, date, money};
use domain::identifiers::Email;
use domain::mail::template::LINK;
use domain::mail::{Filled, LetterForm, Reachable, Recipients, proposed};
use domain::money::Money;
use sea_orm::ConnectionTrait;
use store::Tenant;

use engines::mail::fields::LetterStart;
use engines::mail::usual::usual;
use kit::error::AppError;

/// See the module.
pub async fn of<C: ConnectionTrait>(
    t: &Tenant<C>,
    document: &Document,
    public_url: &str,
) -> Result<LetterStart, AppError> {
    let company = store::companies::get(t).await?;
    let client = store::clients::get(t, document.new.data.client).await?;
    let spoken = client.data.language.as_ref().and_then(|language| Language::parse(language.as_str()).ok());
    // Of a language that nobody has written in, the company's own.
    let language = spoken.unwrap_or(company.profile.language);
    let own = store::mail::template(t, document.kind, language).await?;
    let template = own.unwrap_or_else(|| usual(document.kind, language));
    let mut filled = filled(&company, client.data.name.as_str(), document, language);
    let subject = filled.fill(&template.subject).chars().take(200).collect();
    // What is owed goes to whoever the client's bills go to.
    let billed = client.data.payer.filter(|_| document.kind.moves().is_some()).unwrap_or(client.id);
    let (people, address) = store::mail::reachable(t, billed).await?;
    let let_in = store::portal::let_in_at(t, client.id).await?;
    // Where nobody has one, nothing is said of it.
    filled.link = (!let_in.is_empty()).then(|| LINK.to_owned());
    let Recipients { to, cc } = proposed(document.kind, &people, address.as_ref());
    let kept = store::mail::settings(t).await?;
    let mut text = filled.fill(&template.text);
    if let Some(signature) = kept.as_ref().and_then(|kept| kept.settings.signature.as_ref()) {
        text = format!("{text}\n\n{signature}");
    }
    let form =
        LetterForm { to: listed(&to), cc: listed(&cc), bcc: String::new(), subject, text, attach: "on".to_owned() };
    let named = |person: &Reachable| format!("{} ({})", person.name, person.email);
    let linked = people.iter().filter(|person| let_in.contains_key(&person.email.folded()));
    Ok(LetterStart {
        form,
        linked: linked.map(|person| person.email.to_string()).collect(),
        people: people.iter().map(named).collect(),
        is_set: kept.is_some(),
        link: example_link(public_url),
    })
}

/// How the link of a letter begins.
fn example_link(public_url: &str) -> String {
    format!("{}/portal/d/…", public_url.trim_end_matches('/'))
}

fn filled(company: &Company, client: &str, document: &Document, language: Language) -> Filled {
    let format = Format::pick(language, company.profile.country);
    // Of what is owed, what is left to pay; of anything else, the whole.
    let amount = if document.kind.is_owed() {
        document.balance()
    } else {
        Money::new(document.totals.gross_minor, document.totals.currency)
    };
    let last_day = match document.kind {
        DocumentKind::Quote | DocumentKind::Proforma => document.valid_until,
        _ => document.standing().due_on,
    };
    Filled {
        client: client.to_owned(),
        number: document.number.clone().unwrap_or_default(),
        amount: money(amount, format),
        due: last_day.map(|day| date(day, DateStyle::Long, format)),
        company: company.profile.name.to_string(),
        // Its place is filled in when the letter goes.
        link: None,
    }
}

fn listed(emails: &[Email]) -> String {
    emails.iter().map(Email::as_str).collect::<Vec<_>>().join(", ")
}
