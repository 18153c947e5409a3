//! `/portal/files`: the files that staff have shared with the guest's client, and no others (A15.2).

use std::sync::Arc;

use axum::extract::{Extension, Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use axum::response::Response;
use domain::format::{DateStyle, date};
use domain::ids::FileId;
use kit::session::Visitor;
use kit::words::td_string;
use leptos::prelude::*;
use store::client_files::{self, ClientFile};
use store::local_time;

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::listed::nothing;
use super::table::{Cell, table};
use crate::config::Config;
use crate::transfer::Problem;
use crate::transfer::export::saved_as;
use crate::transfer::files::answer;

/// `GET /portal/files`.
pub async fn show(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let shared = client_files::shared_with(&read, guest.client).await?;
    let zone = local_time::zone(&read).await?;
    let title = td_string!(l, portal.files_title);
    let row = |file: ClientFile| {
        let on = local_time::local(file.added_at, zone).date();
        [
            Cell::Link(format!("/portal/files/{}", file.id), file.name),
            Cell::Text(date(on, DateStyle::Short, f)),
            Cell::Amount(domain::format::integer(i64::try_from(file.size.div_ceil(1024)).unwrap_or(i64::MAX), f)),
        ]
    };
    let listed = if shared.is_empty() {
        nothing(l)
    } else {
        let heads = [td_string!(l, portal.file), td_string!(l, portal.date), td_string!(l, portal.file_size)];
        let rows = table(heads, shared.into_iter().map(row).collect());
        view! { <div class="shared">{rows}</div> }.into_any()
    };
    let content = view! { <h1>{title}</h1> {listed} };
    Ok(inside(&guest, "/portal/files", title, content.into_any()))
}

/// `GET /portal/files/{id}`. It is saved, whatever it is; nothing keeps it that would give it out once it is shared no more.
pub async fn download(
    Extension(visitor): Extension<Visitor>,
    State(config): State<Arc<Config>>,
    Entered(guest): Entered,
    Path(id): Path<FileId>,
) -> Result<Response, Problem> {
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let file = client_files::get_shared(&read, guest.client, id).await?;
    let mut answer = answer(&config, &file).await?;
    answer.headers_mut().insert(CONTENT_DISPOSITION, saved_as(&file.name));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
