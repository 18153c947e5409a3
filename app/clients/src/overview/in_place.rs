//! Fields of a client that are changed on its page, one by one.

mod api;
mod lines;

use domain::subject::Subject;

use self::api::set_client_field;
use super::may_edit;
use crate::view::ClientView;
use engines::record::{Change, Changing, InPlace};

/// What of a client may be changed in place by whoever looks.
pub fn of(view: &ClientView) -> Option<InPlace> {
    let client = &view.client;
    if !may_edit(client.state) {
        return None;
    }
    let (id, version) = (client.id, client.version);
    let save = move |change: Change| -> Changing {
        Box::pin(set_client_field(id, change.over.unwrap_or(version), change.field.into(), change.typed.into()))
    };
    Some(InPlace::new(Subject::Client, lines::typed(view), save))
}
