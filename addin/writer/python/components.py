"""The components that LibreOffice makes of this extension: the handler of its commands, one for each
window, and the maker of its sidebar."""
import unohelper
from com.sun.star.frame import FeatureStateEvent, XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.document import XDocumentEventListener
from com.sun.star.frame import XTerminateListener
from com.sun.star.ui import XUIElementFactory

PROTOCOL = "engross.writer:"
HANDLER = "engross.writer.ProtocolHandler"
SIDEBAR = "engross.writer.SidebarFactory"


class Closings(unohelper.Base, XDocumentEventListener):
    """Lets a document's desk go when it is closed."""

    def __init__(self, office):
        self.office = office

    def documentEventOccured(self, event):
        if event.EventName == "OnUnload":
            for desk in self.office.desks():
                if desk.document == event.Source:
                    desk.close()

    def disposing(self, event):
        pass


class Ending(unohelper.Base, XTerminateListener):
    """Ends the threads with LibreOffice."""

    def __init__(self, office):
        self.office = office

    def queryTermination(self, event):
        pass

    def notifyTermination(self, event):
        self.office.end()

    def disposing(self, event):
        pass


def _office(context):
    from engross_writer.office import office_of
    office = office_of(context)
    if not office.listens:
        office.listens = True
        make = context.ServiceManager.createInstanceWithContext
        make("com.sun.star.frame.GlobalEventBroadcaster", context).addDocumentEventListener(Closings(office))
        make("com.sun.star.frame.Desktop", context).addTerminateListener(Ending(office))
    return office


class ProtocolHandler(unohelper.Base, XServiceInfo, XInitialization, XDispatchProvider, XDispatch):
    """engross.writer:COMMAND. engross.writer:said does nothing and tells its listeners what the
    sidebar says; "1" before the line while work goes on."""

    def __init__(self, context, *arguments):
        self.context, self.frame = context, None
        self._watchers = []
        self.initialize(arguments)

    def initialize(self, arguments):
        if arguments:
            self.frame = arguments[0]

    def queryDispatch(self, url, target, flags):
        return self if url.Protocol == PROTOCOL else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def _desk(self):
        document = self.frame.getController().getModel() if self.frame and self.frame.getController() else None
        if document is None or not document.supportsService("com.sun.star.text.GenericTextDocument"):
            return None
        return _office(self.context).desk_of(document)

    def dispatch(self, url, arguments):
        desk = self._desk()
        if desk is None or url.Path == "said":
            return
        from engross_writer import commands, sidebar
        asked = {one.Name: one.Value for one in arguments if isinstance(one.Value, str)}
        try:
            sidebar.unfold(self.frame)
            commands.begin(desk, url.Path, asked)
        except Exception as thrown:
            desk.tell(desk.sentence(thrown))

    def addStatusListener(self, listener, url):
        desk = self._desk()
        if url.Path != "said" or desk is None:
            event = FeatureStateEvent()
            event.Source, event.FeatureURL, event.IsEnabled = self, url, desk is not None
            listener.statusChanged(event)
            return

        def told(said, is_busy):
            event = FeatureStateEvent()
            event.Source, event.FeatureURL, event.IsEnabled = self, url, True
            event.State = ("1 " if is_busy else "0 ") + said
            listener.statusChanged(event)

        self._watchers.append((listener, desk, told))
        desk.watch(told)
        told(desk.said, desk.is_busy)

    def removeStatusListener(self, listener, url):
        for one, desk, told in self._watchers:
            if one == listener:
                desk.unwatch(told)
        self._watchers = [one for one in self._watchers if one[0] != listener]

    def getImplementationName(self):
        return HANDLER

    def supportsService(self, name):
        return name == "com.sun.star.frame.ProtocolHandler"

    def getSupportedServiceNames(self):
        return ("com.sun.star.frame.ProtocolHandler",)


class SidebarFactory(unohelper.Base, XServiceInfo, XUIElementFactory):
    def __init__(self, context, *arguments):
        self.context = context

    def createUIElement(self, address, arguments):
        from engross_writer.sidebar import Panel
        given = {one.Name: one.Value for one in arguments}
        document = given["Frame"].getController().getModel()
        return Panel(self.context, _office(self.context).desk_of(document), given["Frame"], given["ParentWindow"], address)

    def getImplementationName(self):
        return SIDEBAR

    def supportsService(self, name):
        return name == SIDEBAR

    def getSupportedServiceNames(self):
        return (SIDEBAR,)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(ProtocolHandler, HANDLER, ("com.sun.star.frame.ProtocolHandler",))
g_ImplementationHelper.addImplementation(SidebarFactory, SIDEBAR, (SIDEBAR,))
