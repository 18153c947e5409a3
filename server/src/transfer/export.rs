//! Records as files, written while they are read: a list of any length takes the memory of one page.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Extension, Query};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::access::Permission;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::format::Language;
use domain::ids::ListItemId;
use domain::listing::Listing;
use domain::subject::Subject;
use kit::heavy::Heavy;
use kit::session::Visitor;
use store::exports::{Export, Pages, Selection};
use store::{Access, StoreError};
use uuid::Uuid;

use super::problem::Problem;
use super::{cards, workbook};
use crate::access::enter;

/// The most records named one by one: more than an address holds.
const MAX_NAMED: usize = 1_000;

/// What a row of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A record.
    Records,
    /// A line of one.
    Lines,
}

/// What an address says besides its path.
pub type Parameters = Query<HashMap<String, String>>;

/// `GET /api/<list>/export.csv`: with `;` and a byte order mark, so that Excel opens it rightly in French and in English.
pub async fn csv(
    (listing, rows): (&'static Listing, Rows),
    Extension(visitor): Extension<Visitor>,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let (access, selection) = asked(listing, &visitor, &parameters)?;
    let export = begin((listing, rows), &access, selection, visitor.language, "csv").await?;
    let name = name((listing, rows), &visitor, "csv");
    let first = Some(export.format().header());
    let lines = futures::stream::try_unfold((first, export), |(first, mut export)| async move {
        if let Some(header) = first {
            let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
            bytes.extend(csv_line(&header));
            return Ok::<_, StoreError>(Some((Bytes::from(bytes), (None, export))));
        }
        let page = export.page().await?;
        if page.is_empty() {
            return Ok(None);
        }
        let bytes: Vec<u8> = page.iter().flat_map(|row| csv_line(row)).collect();
        Ok(Some((bytes.into(), (None, export))))
    });
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(lines)))
}

/// `GET /api/<list>/export.xlsx`.
pub async fn xlsx(
    (listing, rows): (&'static Listing, Rows),
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let (access, selection) = asked(listing, &visitor, &parameters)?;
    let name = name((listing, rows), &visitor, "xlsx");
    let company = access.company();
    let written = heavy.files.run(company, move || async move {
        let export = begin((listing, rows), &access, selection, visitor.language, "xlsx").await?;
        workbook::write(export).await
    });
    let bytes = written.await??;
    Ok(attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &name, Body::from(bytes)))
}

/// `GET /api/clients/export.vcf`: clients alone have cards.
pub async fn vcf(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Result<Response, Problem> {
    let listing = &domain::clients::CLIENTS;
    let (access, selection) = asked(listing, &visitor, &parameters)?;
    let tenant = access.read();
    let labels: HashMap<ListItemId, String> =
        store::lists::choices(&tenant).await?.into_iter().map(|item| (item.id, item.label)).collect();
    let pages = Pages::of(&access, Subject::Client, selection, "vcf").await?;
    let cards = futures::stream::try_unfold((pages, tenant, labels), move |(mut pages, tenant, labels)| async move {
        let Some(ids) = pages.next() else { return Ok::<_, StoreError>(None) };
        let clients = store::clients::these(&tenant, ids).await?;
        let tag = |id: ListItemId| labels.get(&id).cloned();
        let text: String = clients.iter().map(|client| cards::write(client, visitor.language, tag)).collect();
        Ok(Some((Bytes::from(text), (pages, tenant, labels))))
    });
    let name = name((listing, Rows::Records), &visitor, "vcf");
    Ok(attachment("text/vcard; charset=utf-8", &name, Body::from_stream(cards)))
}

async fn begin(
    (listing, rows): (&Listing, Rows),
    access: &Access,
    selection: Selection,
    language: Language,
    file: &str,
) -> Result<Export, Problem> {
    let subject = listing.subject;
    Ok(match rows {
        Rows::Records => Export::begin(access, subject, selection, language, file).await?,
        Rows::Lines => Export::by_line(access, subject, selection, language, file).await?,
    })
}

/// Who asks, and what the address asks for: the records named, or what the list of the same address shows.
fn asked(
    listing: &Listing,
    visitor: &Visitor,
    parameters: &HashMap<String, String>,
) -> Result<(Access, Selection), Problem> {
    let access = enter(visitor, Permission::to_export(listing.subject))?;
    let selection = if let Some(ids) = parameters.get("ids") {
        Selection::These(ids.split(',').filter_map(|id| id.parse::<Uuid>().ok()).take(MAX_NAMED).collect())
    } else {
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Selection::List(listing.read(&parameters))
    };
    Ok((access, selection))
}

fn name((listing, rows): (&Listing, Rows), visitor: &Visitor, extension: &str) -> String {
    let list = listing.path.trim_start_matches('/');
    let of = if rows == Rows::Lines { "-lines" } else { "" };
    format!("{list}{of}-{}.{extension}", visitor.now.format("%Y-%m-%d"))
}

/// An answer that the browser saves under a name; never kept by caches, since it is a list of people.
pub fn attachment(content_type: &'static str, name: &str, body: Body) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (CONTENT_DISPOSITION, saved_as(name)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}

/// Has the browser save an answer under a name rather than show it.
pub fn saved_as(name: &str) -> HeaderValue {
    disposed("attachment", name)
}

/// Has the browser show an answer, which is saved under a name if at all.
pub fn shown_as(name: &str) -> HeaderValue {
    disposed("inline", name)
}

/// What becomes of an answer, and its name: without what is no ASCII for old programs, and whole for the others (RFC 6266, RFC 5987).
fn disposed(how: &'static str, name: &str) -> HeaderValue {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let escaped: String = name.bytes().fold(String::new(), |mut text, byte| {
        use std::fmt::Write;
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            text.push(byte.into());
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    });
    let disposition = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{escaped}");
    HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static(how))
}
