-- When something last came by a channel: a vendor that falls silent shows.

create index arrival_of_channel on arrival (channel, arrived_at);
