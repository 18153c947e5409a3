//! The security log as a file.

use axum::body::Body;
use axum::extract::{Extension, Query};
use axum::response::Response;
use bytes::Bytes;
use domain::access::Permission;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::format::Locale as FormatLocale;
use domain::geo::Country;
use domain::security_log::{LogEntry, LogQuery};
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use settings::security_log::wording::{actor_name, told, topic_name};
use store::StoreError;
use store::audit::Csv;

use super::export::{Parameters, attachment};
use super::problem::Problem;
use crate::access::enter;

/// `GET /api/security-log/export.csv`: what the page of the same address shows, all its pages. The log notes that it was taken out.
pub async fn csv(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewSecurityLog)?;
    let asked = settings::security_log::read(|name| parameters.get(name).cloned());
    let log = Csv::begin(&access, LogQuery { before: None, ..asked }).await;
    let (l, formats) = (words_in(visitor.language), FormatLocale::pick(visitor.language, Country::FRANCE));
    let rows = futures::stream::try_unfold((true, log), move |(is_first, mut log)| async move {
        if is_first {
            let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
            bytes.extend(csv_line(&header(l)));
            return Ok::<_, StoreError>(Some((Bytes::from(bytes), (false, log))));
        }
        let entries = log.page().await?;
        let bytes: Vec<u8> = entries.iter().flat_map(|entry| csv_line(&cells(l, formats, entry))).collect();
        Ok((!bytes.is_empty()).then(|| (bytes.into(), (false, log))))
    });
    let name = format!("{}-{}.csv", td_string!(l, security_log.file_name), visitor.now.format("%Y-%m-%d"));
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(rows)))
}

fn header(l: Locale) -> [String; 7] {
    [
        td_string!(l, security_log.column_number),
        td_string!(l, security_log.when),
        td_string!(l, security_log.who),
        td_string!(l, security_log.column_topic),
        td_string!(l, security_log.what),
        td_string!(l, security_log.column_address),
        td_string!(l, security_log.column_device),
    ]
    .map(str::to_owned)
}

fn cells(l: Locale, formats: FormatLocale, entry: &LogEntry) -> [String; 7] {
    [
        entry.seq.to_string(),
        entry.at.format("%Y-%m-%d %H:%M:%S").to_string(),
        actor_name(l, entry),
        entry.event.as_ref().map(|event| topic_name(l, event.topic()).to_owned()).unwrap_or_default(),
        told(l, formats, entry.event.as_ref()),
        entry.address.clone(),
        entry.device.clone(),
    ]
}
