//! How a letter stands in its row.

use chrono_tz::Tz;
use domain::documents::statement::StatementQuery;
use domain::ids::{ClientId, DocumentId, MailId};
use domain::mail::{MailProblem, MailState, NewLetter, SentMail};
use sea_orm::JsonValue;
use serde::{Deserialize, Serialize};

use crate::entities::mail_message::Model;
use crate::entities::{mail_settings, mail_template};
use crate::{StoreError, StoreResult, local_time};

/// To whom a letter goes, as it is kept: those that were typed, and were read then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recipients {
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub bcc: Vec<String>,
}

impl Recipients {
    pub(super) fn of(letter: &NewLetter) -> Self {
        let texts = |emails: &[domain::identifiers::Email]| emails.iter().map(ToString::to_string).collect();
        Self { to: texts(&letter.to), cc: texts(&letter.cc), bcc: texts(&letter.bcc) }
    }

    pub(super) fn read(stored: &JsonValue) -> StoreResult<Self> {
        Ok(serde_json::from_value(stored.clone())?)
    }
}

/// Where a letter is.
pub(super) fn state(row: &Model) -> StoreResult<MailState> {
    MailState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state of letter {}", row.id)))
}

/// Which days of the client's account go with a letter.
pub(crate) fn statement(row: &Model) -> StoreResult<Option<StatementQuery>> {
    Ok(row.statement.clone().map(serde_json::from_value).transpose()?)
}

/// A letter as the outbox shows it, by the company's clocks.
pub(super) fn read(row: Model, zone: Tz) -> StoreResult<SentMail> {
    let (state, recipients) = (state(&row)?, Recipients::read(&row.recipients)?);
    let wrong = |_| StoreError::Corrupt(format!("problem of letter {}", row.id));
    let problem = row.problem.as_deref().map(MailProblem::parse).transpose().map_err(wrong)?;
    let local = |at| local_time::local(at, zone);
    Ok(SentMail {
        id: MailId(row.id),
        at: local(row.created_at),
        by: row.author_name,
        client: row.client_id.map(ClientId),
        document: row.document_id.map(DocumentId),
        to: recipients.to,
        cc: recipients.cc,
        bcc: recipients.bcc,
        subject: row.subject,
        // What a letter says that lets somebody in is nobody's but theirs.
        text: if row.secret_until.is_some() { String::new() } else { row.text },
        is_secret: row.secret_until.is_some(),
        attached: row.attached,
        state,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        next_at: row.next_at.map(local),
        problem,
        said: row.said,
        sent_at: row.sent_at.map(local),
        seen_at: row.seen_at.map(local),
    })
}

/// Whether rows of the three tables read, for the proof that what is stored holds together.
pub(crate) fn check(
    settings: Option<mail_settings::Model>,
    templates: Vec<mail_template::Model>,
    letters: Vec<Model>,
) -> Vec<StoreError> {
    let mut wrong = Vec::new();
    if let Some(row) = settings {
        wrong.extend(serde_json::from_value::<domain::mail::MailSettings>(row.settings).err().map(StoreError::from));
    }
    wrong.extend(templates.into_iter().filter_map(|row| super::templates::read(row).err()));
    wrong.extend(letters.iter().filter_map(|row| statement(row).err()));
    wrong.extend(letters.into_iter().filter_map(|row| read(row, Tz::UTC).err()));
    wrong
}
