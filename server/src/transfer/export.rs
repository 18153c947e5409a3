//! Clients as files, written while they are read: a list of any length takes the memory of one page.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Extension, Query};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::access::Permission;
use domain::clients::{CLIENTS, Client};
use domain::exports::{BYTE_ORDER_MARK, Format, csv_line};
use domain::format::Language;
use domain::ids::{ClientId, ListItemId};
use kit::session::Visitor;
use sea_orm::DatabaseConnection;
use store::exports::{self, Pages, Selection};
use store::{Access, StoreError, Tenant};

use super::problem::Problem;
use super::{cards, workbook};
use crate::access::enter;

/// The most clients named one by one: more than an address holds.
const MAX_NAMED: usize = 1_000;

type Parameters = Query<HashMap<String, String>>;

/// `GET /api/clients/export.csv`: with `;` and a byte order mark, so that Excel opens it rightly in French and in English.
pub async fn csv(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Result<Response, Problem> {
    let export = Export::begin(&visitor, &parameters).await?;
    let name = export.name("csv");
    let first = export.format.header();
    let rows = futures::stream::try_unfold((Some(first), export), |(first, mut export)| async move {
        if let Some(header) = first {
            let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
            bytes.extend(csv_line(&header));
            return Ok::<_, StoreError>(Some((Bytes::from(bytes), (None, export))));
        }
        let page = export.page().await?;
        if page.is_empty() {
            return Ok(None);
        }
        let bytes: Vec<u8> =
            page.iter().flat_map(|client| export.rows(client)).flat_map(|row| csv_line(&row)).collect();
        Ok(Some((bytes.into(), (None, export))))
    });
    Ok(attachment("text/csv; charset=utf-8", &name, Body::from_stream(rows)))
}

/// `GET /api/clients/export.xlsx`.
pub async fn xlsx(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Result<Response, Problem> {
    let export = Export::begin(&visitor, &parameters).await?;
    let name = export.name("xlsx");
    let bytes = workbook::write(export).await?;
    Ok(attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &name, Body::from(bytes)))
}

/// `GET /api/clients/export.vcf`.
pub async fn vcf(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Result<Response, Problem> {
    let export = Export::begin(&visitor, &parameters).await?;
    let name = export.name("vcf");
    let rows = futures::stream::try_unfold(export, |mut export| async move {
        let page = export.page().await?;
        if page.is_empty() {
            return Ok::<_, StoreError>(None);
        }
        let tag = |id: ListItemId| export.format.names.items.get(&id.to_string()).cloned();
        let text: String = page.iter().map(|client| cards::write(client, export.format.language, tag)).collect();
        Ok(Some((Bytes::from(text), export)))
    });
    Ok(attachment("text/vcard; charset=utf-8", &name, Body::from_stream(rows)))
}

/// An export under way.
pub struct Export {
    tenant: Tenant<DatabaseConnection>,
    pages: Pages,
    /// What it is written with.
    pub format: Format,
}

impl Export {
    async fn begin(visitor: &Visitor, parameters: &HashMap<String, String>) -> Result<Self, Problem> {
        let access = enter(visitor, Permission::ExportClients)?;
        Ok(Self::of(&access, selection(parameters), visitor.language).await?)
    }

    /// Begins one.
    pub async fn of(access: &Access, selection: Selection, language: Language) -> Result<Self, StoreError> {
        let tenant = access.read();
        let format = exports::format(&tenant, language).await?;
        Ok(Self { tenant, pages: Pages::of(access, selection).await?, format })
    }

    /// The next clients.
    pub async fn page(&mut self) -> Result<Vec<Client>, StoreError> {
        let page = self.pages.next(&self.tenant).await?;
        exports::learn(&self.tenant, &mut self.format, &page).await?;
        Ok(page)
    }

    /// The rows of a client.
    pub fn rows(&self, client: &Client) -> Vec<Vec<String>> {
        let country = domain::geo::Country::FRANCE;
        let form = client.to_form(country, domain::identifiers::PhoneRules::shape());
        self.format.rows(&form, client.state)
    }

    fn name(&self, extension: &str) -> String {
        format!("clients-{}.{extension}", self.tenant.now().format("%Y-%m-%d"))
    }
}

/// What the address asks for: the clients named, or what the list of the same address shows.
fn selection(parameters: &HashMap<String, String>) -> Selection {
    match parameters.get("ids") {
        Some(ids) => {
            Selection::Clients(ids.split(',').filter_map(|id| id.parse::<ClientId>().ok()).take(MAX_NAMED).collect())
        }
        None => Selection::List(CLIENTS.read(|name| parameters.get(name).cloned())),
    }
}

/// An answer that the browser saves under a name; never kept by caches, since it is a list of people.
pub fn attachment(content_type: &'static str, name: &str, body: Body) -> Response {
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
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{escaped}");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}
